package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    private static Map<String, Object> readBack(String yaml) {
        ConfigSource.Result result =
                new ConfigSource(PluginPlaces.byName(), name -> null).read(Path.of("rendered.yaml"), yaml, List.of());
        assertThat(result.problems()).as(yaml).isEmpty();
        return result.tree().plain();
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void writesTheWayAPersonWould() {
        Map<String, Object> config = map(
                "name",
                "iris",
                "seed",
                42L,
                "data",
                map("train", "data/iris.csv", "ignore", List.of("id", "petal width"), "test", null),
                "network",
                map(
                        "layers",
                        List.of(
                                map("dense", map("units", 16L, "activation", "tanh")),
                                "relu",
                                List.of(List.of(1L, 2L), List.of(3L)),
                                map("dropout", map("rate", 0.1)))),
                "training",
                map("learning_rate", 1e-4, "large", 1e10, "clip", map(), "metrics", List.of(), "on", true));

        assertThat(YamlWriter.write(config)).isEqualTo("""
                        name: iris
                        seed: 42
                        data:
                          train: data/iris.csv
                          ignore: [id, petal width]
                          test: null
                        network:
                          layers:
                            - dense:
                                units: 16
                                activation: tanh
                            - relu
                            -
                              - [1, 2]
                              - [3]
                            - dropout:
                                rate: 0.1
                        training:
                          learning_rate: 1e-4
                          large: 1e10
                          clip: {}
                          metrics: []
                          'on': true
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a  b",
                " a",
                "a ",
                "true",
                "null",
                "~",
                "1",
                "1.5",
                "1e3",
                "010",
                "0x1",
                "1_0",
                "1:30",
                ".inf",
                ".nan",
                "yes",
                "No",
                "off",
                "y",
                "2024-01-31",
                "-",
                "- a",
                "-a",
                "?",
                "? a",
                "a: b",
                "a:b",
                "a:",
                ":a",
                "#a",
                "a #b",
                "a#b",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "@a",
                "`a",
                "%a",
                "%",
                "{a}",
                "[a]",
                "a,b",
                ",",
                "'",
                "''",
                "it's",
                "\"",
                "\"a\"",
                "\\",
                "\\n",
                "a\nb",
                "\n",
                "a\n",
                "\ta",
                "a\tb",
                "a\rb",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u202Ea",
                "\uE000",
                "日本語",
                "é",
                "e\u0301",
                "\u0301",
                "😀",
                "${a}",
                "$${a}",
                "${env:HOME}",
                "$",
                "a$",
                "---",
                "--- a",
                "...",
                "... a",
                "<<",
                "=",
                "..",
                "C:\\data\\x.csv",
                "x.yaml",
                "data/*.csv",
                "~/x",
                "a/b",
                "(a)",
                "a+b",
                "1a",
                "500 steps",
                "NaN",
                "-1",
                "+1",
                "-.5",
                "．",
                "١"
            })
    void readsEveryTextBackAsItWas(String text) {
        Map<String, Object> config = map(
                text,
                text,
                "list",
                List.of(text, text),
                "blocks",
                List.of(map(text, text), List.of(List.of(text))),
                "map",
                map(text, map(text, text)));

        assertThat(readBack(YamlWriter.write(config))).isEqualTo(config);
    }

    @Test
    void quotesOnlyWhereItMust() {
        assertThat(YamlWriter.write(map("a", "leaky_relu", "b", "data/x-1.csv", "c", "500 steps", "d", "größe")))
                .doesNotContain("'", "\"");
        assertThat(YamlWriter.write(map("a", "yes", "b", "1"))).isEqualTo("a: 'yes'\nb: '1'\n");
    }

    @Test
    void writesLongTextsAndKeysSoThatTheyAreReadBack() {
        Map<String, Object> config =
                map("k".repeat(5000), "word ".repeat(20_000).strip(), "\n".repeat(600), "x".repeat(10_000));
        config.put("nested", List.of(map("'".repeat(2000), map("a", List.of(1L)))));

        assertThat(readBack(YamlWriter.write(config))).isEqualTo(config);
    }

    @Test
    void writesNumbersSoThatTheyAreReadBackAsTheSame() {
        double[] numbers = {
            0.0,
            -0.0,
            1.0,
            0.1,
            1e-4,
            1e10,
            1.5e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Math.PI,
            123456789.125,
            1e7,
            1e-3
        };
        for (double number : numbers) {
            assertThat(readBack(YamlWriter.write(map("a", number)))).isEqualTo(map("a", number));
        }
        for (long number : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(readBack(YamlWriter.write(map("a", number)))).isEqualTo(map("a", number));
        }
        assertThat(YamlWriter.write(
                        map("a", 0.1f, "b", 3, "c", (short) 4, "d", BigInteger.TEN, "e", new BigDecimal("0.25"))))
                .isEqualTo("a: 0.1\nb: 3\nc: 4\nd: 10\ne: 0.25\n");
    }

    @Test
    void refusesWhatAConfigCannotHold() {
        List<Object> wrong = Arrays.asList(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NaN,
                BigInteger.TWO.pow(70),
                new BigDecimal("1e999"),
                "\uD800",
                Map.of(1, 2),
                new Object());
        assertThat(wrong).allSatisfy(value -> {
            assertThatIllegalArgumentException().isThrownBy(() -> YamlWriter.write(map("a", value)));
            assertThatIllegalArgumentException().isThrownBy(() -> YamlWriter.write(map("a", List.of(value))));
        });
    }

    @Test
    void readsRandomTreesBackAsTheyWere() {
        Random random = new Random(20261123);
        for (int i = 0; i < 2000; i++) {
            Map<String, Object> tree = randomMap(random, 4);
            String yaml = YamlWriter.write(tree);
            assertThat(readBack(yaml)).as(yaml).isEqualTo(tree);
            assertThat(YamlWriter.write(readBack(yaml))).isEqualTo(yaml);
        }
    }

    private static Map<String, Object> randomMap(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            map.put(randomText(random), randomValue(random, depth - 1));
        }
        // At the root, this one key has a meaning of its own.
        map.remove("include");
        return map;
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            case 4, 5 -> randomText(random);
            case 6 -> random.nextInt(4) == 0 ? Collections.emptyMap() : randomMap(random, depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    list.add(randomValue(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String randomText(Random random) {
        String alphabet = "ab1 .-_:#'\"\\{}[],&*!|>%@`~?$\n\t\r0eE+/()=^<é日\u0301\u2028\u0007\uFEFF";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
