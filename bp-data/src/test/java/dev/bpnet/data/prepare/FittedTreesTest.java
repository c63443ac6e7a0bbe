package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class FittedTreesTest {

    private static final FittedPreprocessing FITTED = new FittedPreprocessing(
            List.of("id", "n", "d", "b", "c", "y", "z"),
            true,
            List.of(
                    new FittedNumber("n", new Scaling(0.1, 3), new Fill(OptionalDouble.of(1 / 3.0), true)),
                    new FittedNumber("m", Scaling.NONE, new Fill(OptionalDouble.empty(), false)),
                    new FittedDate("d", new Scaling(20_000, 0.7), new Fill(OptionalDouble.of(-5), false), true),
                    new FittedBoolean("b", new Fill(OptionalDouble.of(0.25), true)),
                    new FittedCategory("c", List.of("", "a=b", "ü"), false, true, List.of(0.1, 0.2, 0.3, 0.4), false),
                    new FittedCategory("e", List.of("u", "v"), false, false, List.of(0.25, 0.75), true, 7)),
            List.of(
                    new FittedTarget.Number("y", new Scaling(-1e300, 1e-300)),
                    new FittedTarget.Category("z", List.of("1", "0"), true, List.of(5L, 1L << 40), List.of(0.5, 2.0))),
            "w",
            true,
            List.of(new FittedPreprocessing.Head("first", 1), new FittedPreprocessing.Head("second", 1)));

    @Test
    void comesBackFromItsTree() {
        assertThat(FittedPreprocessing.of(FITTED.tree())).isEqualTo(FITTED);
    }

    @Test
    void comesBackFromJson() {
        ObjectMapper json = new ObjectMapper();
        Map<?, ?> read = json.readValue(json.writeValueAsString(FITTED.tree()), Map.class);
        Map<String, Object> tree = new LinkedHashMap<>();
        read.forEach((key, value) -> tree.put(String.valueOf(key), value));
        assertThat(FittedPreprocessing.of(tree)).isEqualTo(FITTED);
    }

    @Test
    void holdsPlainValuesOnly() {
        assertPlain(FITTED.tree());
    }

    private static void assertPlain(Object node) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    assertThat(key).isInstanceOf(String.class);
                    assertPlain(value);
                });
            case List<?> list -> list.forEach(FittedTreesTest::assertPlain);
            default -> assertThat(node).isInstanceOfAny(String.class, Long.class, Double.class, Boolean.class);
        }
    }

    @Test
    void tellsWhereATreeIsWrong() {
        assertWrong("columns", "x", "columns: expected a list, found 'x'");
        assertWrong("named", 1L, "named: expected true or false, found '1'");
        assertWrong("inputs", List.of(), "preprocessing without an input column");
        assertWrong("inputs", List.of(1.0), "inputs[0]: expected a map, found '1.0'");
        assertWrong("inputs", List.of(Map.of("name", "n")), "inputs[0].type: expected a string, but it is not there");
        assertWrong(
                "inputs",
                List.of(Map.of("name", "n", "type", "image")),
                "inputs[0].type: expected number, date, boolean or category, found 'image'");
        assertWrong(
                "inputs",
                List.of(Map.of("name", "n", "type", "number", "center", 0.0, "scale", 0.0, "indicator", false)),
                "not a scaling: center 0.0, scale 0.0");
        assertWrong(
                "targets",
                List.of(Map.of(
                        "name",
                        "t",
                        "type",
                        "category",
                        "labels",
                        List.of("a", 1L),
                        "whole",
                        false,
                        "counts",
                        List.of(1L, 2L))),
                "targets[0].labels[1]: expected a string, found '1'");
    }

    private static void assertWrong(String key, Object value, String message) {
        Map<String, Object> tree = new LinkedHashMap<>(FITTED.tree());
        tree.put(key, value);
        assertThatThrownBy(() -> FittedPreprocessing.of(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesColumnsThatContradictThemselves() {
        assertThatThrownBy(() -> new FittedCategory("c", List.of("a"), false, true, List.of(1.0), false))
                .hasMessageContaining("1 frequencies for 1 levels");
        assertThatThrownBy(() -> new Fill(OptionalDouble.of(Double.NaN), false)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new FittedTarget.Category("t", List.of("a"), false, List.of(1L)))
                .hasMessageContaining("1 labels");
        assertThat(new ArrayList<>(FITTED.inputNames())).hasSize(FITTED.width());
    }
}
