package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.experiment.DataConfig;
import dev.bpnet.config.experiment.ExperimentConfig;
import dev.bpnet.config.experiment.TrainingConfig;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.Names;
import dev.bpnet.core.plugins.PluginKind;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person is told of a wrong configuration or wrong data, word for word: {@code bp check experiment.yaml} in each
 * folder of {@code golden/errors}, with the options in {@code arguments.txt} where there is one, against
 * {@code expected.txt}, which begins with the exit code.
 *
 * <p>To accept changed messages, run the test with {@code -Dgolden.rewrite=true} and read the difference before it is
 * committed. The run that rewrites fails wherever something changed, so that it never passes for a check.
 */
class GoldenErrorsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "errors");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    /** Lists of names as they are told, and what stands for them in the expected texts. */
    private static final Map<String, String> LISTS = lists();

    static Stream<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void tellsWhatIsWrongInTheseWords(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("check", folder.resolve("experiment.yaml")));
        Path more = folder.resolve("arguments.txt");
        if (Files.exists(more)) {
            arguments.addAll(Files.readAllLines(more));
        }

        Outcome outcome = InProcess.bp(arguments.toArray());

        String told = "exit code " + outcome.exitCode() + "\n" + lasting(outcome.err(), folder);
        Path golden = folder.resolve("expected.txt");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (REWRITE && !told.equals(expected)) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(expected).doesNotContain("\tat ", "Exception", "unexpected");
        assertThat(outcome.out().isEmpty())
                .as("nothing but results on the standard output")
                .isEqualTo(outcome.exitCode() != 0);
    }

    /** The text with paths from the folder of the case, and without lists that grow with every plugin and key. */
    private static String lasting(String err, Path folder) {
        String text = err.replace(folder + folder.getFileSystem().getSeparator(), "");
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            text = text.replace(list.getKey() + "\n", list.getValue() + "\n");
        }
        // A long list moves to a line of its own.
        return text.replace("?\n   known: (every", "?  known: (every");
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        Plugins plugins = DataPlugins.load();
        for (PluginKind kind : plugins.kinds()) {
            String known = Hints.forName("", plugins.names(kind.service())).getLast();
            lists.put(known, "known: (every " + kind.word() + ")");
        }
        for (Class<?> section : List.of(ExperimentConfig.class, DataConfig.class, TrainingConfig.class)) {
            List<String> keys = Arrays.stream(section.getRecordComponents())
                    .map(component -> Names.snakeCase(component.getName()))
                    .toList();
            lists.put("known: " + String.join(", ", keys), "known: (every key of " + section.getSimpleName() + ")");
        }
        return lists;
    }

    @Test
    void refusesAConfigurationThatIsTooLargeBeforeReadingIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, "name: iris\n" + "# x\n".repeat(65 * 1024));

        Outcome outcome = InProcess.bp("check", file);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(lasting(outcome.err(), folder))
                .isEqualTo(
                        "experiment.yaml: error: the file has 266,251 bytes, and a config at most 262,144 (256 KiB)\n"
                                + "   data belongs into files of its own\n1 problem\n");
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(names().filter(name -> name.startsWith("data-"))).hasSizeGreaterThanOrEqualTo(10);
        assertThat(names().filter(name -> !name.startsWith("data-"))).hasSizeGreaterThanOrEqualTo(40);
    }
}
