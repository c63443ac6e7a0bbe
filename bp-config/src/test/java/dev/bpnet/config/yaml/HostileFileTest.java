package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.ProblemText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, reading it ends soon, with a tree or with problems, and never with an exception. */
class HostileFileTest {
    private static final int FULL = SourceFiles.MAX_BYTES;

    private static final String GOOD = """
            # An experiment
            name: iris
            seed: 42
            data:
              train: iris.csv
              target: species
              split: {stratified: {validation: 0.2, test: 0.2}}
              columns:
                petal_width: {type: number, normalize: standardize, missing: median}
              ignore: [id, 'petal length', "sepal\\twidth"]
            network:
              layers:
                - dense: {units: 16, activation: tanh}
                - dropout:
                    rate: 0.1   # a comment
              output: {activation: softmax}
            training:
              loss: cross_entropy
              optimizer: {adam: {learning_rate: 1e-2}}
              schedule: {cosine: {warmup: 5}}
              epochs: ${seed}
              batch_size: "${env:BATCH}"
            note: |
              several lines
              of größe and 日本語
            folded: >-
              one
              two
            """;

    @TempDir
    Path folder;

    private static ConfigSource.Result read(byte[] bytes, Path file) throws IOException {
        Files.write(file, bytes);
        ConfigSource.Result result =
                ConfigSource.load(file, List.of("training.epochs=3"), name -> name.equals("BATCH") ? "16" : null);
        assertThat(result.tree() != null || !result.problems().isEmpty()).isTrue();
        if (result.tree() != null) {
            result.tree().plain();
        }
        assertThat(ProblemText.of(result.problems())).hasSizeLessThan(200_000);
        return result;
    }

    @Test
    void theFileThatIsMutatedIsGood() throws IOException {
        assertThat(read(GOOD.getBytes(StandardCharsets.UTF_8), folder.resolve("good.yaml"))
                        .problems())
                .isEmpty();
    }

    @Test
    void mutatedFilesGiveATreeOrProblems() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(42);
        Path file = folder.resolve("mutant.yaml");
        int wrong = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = mutate(good, random);
            try {
                wrong += read(mutant, file).problems().isEmpty() ? 0 : 1;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutant " + i + ":\n" + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        // Most mutations hurt: if they did not, this test would not test anything.
        assertThat(wrong).isBetween(1500, 2999);
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] signs = "\n\t :-?{}[],&*!|>'\"%@`#$\\\0\u00FF019.e~<x".getBytes(StandardCharsets.ISO_8859_1);
        byte[] mutant = good.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(mutant.length);
            int length = Math.min(random.nextInt(12), mutant.length - at);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] = signs[random.nextInt(signs.length)];
                case 2 -> mutant = splice(mutant, at, length, new byte[0]);
                default -> {
                    int from = random.nextInt(mutant.length - length + 1);
                    byte[] piece = new byte[length];
                    System.arraycopy(mutant, from, piece, 0, length);
                    mutant = splice(mutant, at, 0, piece);
                }
            }
        }
        return mutant;
    }

    private static byte[] splice(byte[] bytes, int at, int removed, byte[] added) {
        byte[] result = new byte[bytes.length - removed + added.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, at + removed, result, at + added.length, bytes.length - at - removed);
        return result;
    }

    private static String fill(String first, String repeated) {
        return first + repeated.repeat((FULL - first.length()) / repeated.length());
    }

    private static String numbered(String before, String after) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < FULL - 40; i++) {
            text.append(before).append(i).append(after);
        }
        return text.toString();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("open brackets", fill("a: ", "[")),
                Arguments.of("open braces", fill("a: ", "{")),
                Arguments.of("braces as keys", fill("a: ", "{? ")),
                Arguments.of("maps with a key", fill("a: ", "{a: ")),
                Arguments.of("keys that are lists", fill("", "[a]: 1\n")),
                Arguments.of("keys that are aliases", fill("a: {", "*a : 1,")),
                Arguments.of("numbers that are none", fill("a: [", "!!int +,")),
                Arguments.of("keys in keys", fill("", "? ")),
                Arguments.of("dashes", fill("a:\n ", "- ")),
                Arguments.of("stairs", fill("", "a:\n ")),
                Arguments.of("one key again and again", fill("", "a: 1\n")),
                Arguments.of("one key again and again on one line", fill("a: {", "b: 1, ")),
                Arguments.of("many keys", numbered("k", ": 1\n")),
                Arguments.of("many items", fill("a: [", "1,")),
                Arguments.of("one long word", fill("a: ", "x")),
                Arguments.of("one long key", fill("", "x")),
                Arguments.of("long keys", fill("a: {", "x".repeat(1000) + ": 1,")),
                Arguments.of("one long key with a question mark", fill("? ", "x")),
                Arguments.of("one long number", fill("a: ", "7")),
                Arguments.of("one long float", fill("a: 0.", "7")),
                Arguments.of("one long time", fill("a: 1", ":1")),
                Arguments.of("one long quote", fill("a: '", "x ")),
                Arguments.of("one long double quote", fill("a: \"", "\\u0041")),
                Arguments.of("many words", fill("a: ", "x ")),
                Arguments.of("many words on many lines", fill("a: ", "x\n ")),
                Arguments.of("blank lines", fill("a: x", "\n")),
                Arguments.of("blank lines in a quote", fill("a: 'x", "\n")),
                Arguments.of("block text", fill("a: |\n", " x\n")),
                Arguments.of("comments", fill("a: 1\n", "#\n")),
                Arguments.of("tabs", fill("a: x", "\t")),
                Arguments.of("tabs on many lines", fill("a: x\n", "\t\n")),
                Arguments.of("tabs within text", fill("", "a: x\ty\n")),
                Arguments.of("anchors", fill("a: [", "&a 1,")),
                Arguments.of("aliases", fill("a: [", "*a,")),
                Arguments.of("tags", fill("a: [", "!!int 1,")),
                Arguments.of("a long tag", fill("a: !", "x")),
                Arguments.of("documents", fill("a: 1\n", "---\n")),
                Arguments.of("directives", fill("", "%A\n")),
                Arguments.of("wrong numbers", fill("a: [", "010,")),
                Arguments.of("quotes", fill("", "'")),
                Arguments.of("double quotes", fill("", "\"")),
                Arguments.of("colons", fill("", ":")),
                Arguments.of("colons and spaces", fill("a", ": ")),
                Arguments.of("questions", fill("a: [", "? ")),
                Arguments.of("commas", fill("a: [", ",")),
                Arguments.of("references to itself", fill("a: [", "\"${a}\",")),
                Arguments.of("references to the whole", fill("b: 1\na: [", "\"${b}\",")),
                Arguments.of("references to unknown", fill("a: [", "\"${x}\",")),
                Arguments.of(
                        "references in a row", numbered("a", ": x\n").replaceAll("a(\\d+): x", "a$1: \"\\${a$1}\"")),
                Arguments.of("open references", fill("a: '", "${")),
                Arguments.of("dollars", fill("a: ", "$")),
                Arguments.of("long reference", fill("a: ${", "a.")),
                Arguments.of("includes", fill("include: [", "a,")),
                Arguments.of("combining marks", fill("a: 010 #", "\u0301")),
                Arguments.of("wide characters", fill("a: 010 # ", "日")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void fullSizedFilesAreReadOrRefusedSoon(String name, String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        byte[] cut = bytes.length > FULL ? Arrays.copyOf(bytes, FULL - FULL % 3) : bytes;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(cut, folder.resolve("hostile.yaml")));
    }

    @Test
    void aFileOfMoreThan256KibIsRefusedWithItsSize() throws IOException {
        ConfigSource.Result result = read(new byte[FULL + 1], folder.resolve("large.yaml"));

        assertThat(result.tree()).isNull();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.sentence())
                    .isEqualTo("the file has 262,145 bytes, and a config at most 262,144 (256 KiB)");
            assertThat(problem.place().line()).isZero();
        });
        String largest = "a: 1\n" + "#".repeat(FULL - 6) + "\n";
        assertThat(read(largest.getBytes(StandardCharsets.UTF_8), folder.resolve("a.yaml"))
                        .problems())
                .extracting(problem -> problem.path())
                .doesNotContain("");
    }
}
