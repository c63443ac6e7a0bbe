package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.ProblemText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The message of every mistake, word for word. {@code golden/NAME.yaml} is read, and what is told about it compared
 * with {@code golden/NAME.txt}. Overrides stand in {@code golden/NAME.sets}, one a line; files in {@code golden/parts}
 * are there to be included.
 *
 * <p>To accept changed messages, run the test with {@code -Dgolden.rewrite=true} and read the difference before it is
 * committed. The run that rewrites fails wherever something changed, so that it never passes for a check.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private static final Function<String, @Nullable String> ENVIRONMENT =
            Map.of("RATE", "0.01", "OCTAL", "010", "WORD", "adam")::get;

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void tellsEveryMistakeInTheseWords(String name) throws IOException {
        ConfigSource.Result result = ConfigSource.load(FOLDER.resolve(name + ".yaml"), sets(name), ENVIRONMENT);
        String told = ProblemText.of(result.problems())
                .replace(FOLDER + FOLDER.getFileSystem().getSeparator(), "");

        Path golden = FOLDER.resolve(name + ".txt");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (REWRITE && !told.equals(expected)) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void thereAreEnoughOfThemAndNoneIsLeftOver() throws IOException {
        List<String> names = names().toList();
        assertThat(names).hasSizeGreaterThan(25);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allSatisfy(file -> assertThat(names).contains(file.substring(0, file.lastIndexOf('.'))));
        }
    }

    private static List<String> sets(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".sets");
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }
}
