package dev.bpnet.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.plugins.DataPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference.md} says what the code reads. To accept changes, run the test with {@code -Dreference.rewrite=true} and
 * read the difference before it is committed. The run that rewrites fails where something changed, so that it never passes
 * for a check.
 */
class ReferenceTest {
    private static final Path FILE = Path.of("..", "docs", "reference.md");
    private static final boolean REWRITE = Boolean.getBoolean("reference.rewrite");

    @Test
    void theReferenceIsUpToDate() throws IOException {
        String text = Reference.text(DataPlugins.load());
        String found = Files.exists(FILE) ? Files.readString(FILE) : "";
        if (REWRITE && !found.equals(text)) {
            Files.writeString(FILE, text);
        }
        assertThat(found)
                .as("docs/reference.md; to rewrite it: mvn test -pl bp-cli -am -Dtest=ReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dreference.rewrite=true")
                .isEqualTo(text);
    }

    @Test
    void itHoldsEveryKindOfThingThatCanBeNamed() {
        assertThat(Reference.text(DataPlugins.load()))
                .contains("| `training.epochs` | whole number", "| `data.columns.NAME.type` |", "| `runtime.threads` |")
                .contains(
                        "## activation", "## layer", "## loss", "## optimizer", "## schedule", "## split", "## format")
                .contains("### `adam`", "### `dense`", "### `cross_entropy`", "### `csv`");
    }
}
