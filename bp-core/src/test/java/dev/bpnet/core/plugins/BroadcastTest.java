package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.plugin.Broadcast;
import dev.bpnet.api.plugin.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists that a single value may stand for. */
class BroadcastTest {
    private static final Binder BINDER =
            Binder.of(Plugins.builder(BroadcastTest.class.getClassLoader()).build());

    /** A factor for all, or one for each. */
    record Factors(@Broadcast @Range(min = 0) List<Double> factors, List<Double> plain) {
        static final Factors DEFAULTS = new Factors(List.of(1.0), List.of(2.0));
    }

    /** A mark where none can be. */
    record Marked(@Broadcast double factor) {}

    private static List<Problem> problems(Object factors) {
        return BINDER.bind(Factors.DEFAULTS, Map.of("factors", factors), "loss").problems();
    }

    @Test
    void aSingleValueIsAListOfOne() {
        assertThat(BINDER.bind(Factors.DEFAULTS, Map.of("factors", 3L), "loss"))
                .isEqualTo(new Bound.Valid<>(new Factors(List.of(3.0), List.of(2.0))));
        assertThat(BINDER.bind(Factors.DEFAULTS, Map.of("factors", List.of(3L, 0.5)), "loss"))
                .isEqualTo(new Bound.Valid<>(new Factors(List.of(3.0, 0.5), List.of(2.0))));
    }

    @Test
    void otherListsKeepTheirBrackets() {
        assertThat(BINDER.bind(Factors.DEFAULTS, Map.of("plain", 3L), "loss").problems())
                .extracting(Problem::sentence)
                .containsExactly("expected a list, found the whole number 3");
    }

    @Test
    void valuesAreCheckedWhereTheyStand() {
        assertThat(problems(-1L)).extracting(Problem::path).containsExactly("loss.factors");
        assertThat(problems(List.of(1L, -1L))).extracting(Problem::path).containsExactly("loss.factors[1]");
        assertThat(problems("three"))
                .extracting(Problem::sentence)
                .containsExactly("expected a number, found the text 'three'");
    }

    @Test
    void isWrittenAsItWouldBeByHand() {
        assertThat(Unbinder.tree(Factors.DEFAULTS)).isEqualTo(Map.of("factors", 1.0, "plain", List.of(2.0)));
        assertThat(Unbinder.tree(new Factors(List.of(1.0, 4.0), List.of())))
                .isEqualTo(Map.of("factors", List.of(1.0, 4.0), "plain", List.of()));
        assertThat(ParameterSchema.of(Factors.DEFAULTS).parameters())
                .extracting(parameter -> parameter.type().shortText())
                .containsExactly("number or list of (number)", "list of (number)");
    }

    @Test
    void isForListsOnly() {
        assertThatThrownBy(() -> ParameterSchema.of(new Marked(1)))
                .hasMessageEndingWith("is @Broadcast but no list: it takes a number");
    }
}
