package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.schedule.Span;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One value at a time. */
class BinderValuesTest {

    enum Mode {
        MIN,
        MAX_VALUE
    }

    record Values(
            @Range(min = 1) int epochs,
            long seed,
            @Range(min = 0, exclusiveMin = true) double rate,
            float small,
            boolean nesterov,
            String note,
            Mode mode,
            Span warmup,
            Path file,
            @Nullable Double clip,
            @Range(min = 0, max = 1) List<Double> levels,
            Map<String, Integer> counts) {
        static final Values DEFAULTS = new Values(
                10,
                42,
                0.1,
                0.5f,
                false,
                "none",
                Mode.MIN,
                Span.epochs(0),
                Path.of("data.csv"),
                null,
                List.of(0.5),
                Map.of());
    }

    private static final String SPAN = "expected a whole number of epochs or a text like \"500 steps\"";

    private final Binder binder = Binder.of(Samples.plugins());

    static Stream<Arguments> refused() {
        BigInteger beyondLong = BigInteger.TWO.pow(63);
        return Stream.of(
                refusal("epochs", "abc", "expected a whole number, found the text 'abc'"),
                refusal("epochs", "", "expected a whole number, found an empty text"),
                refusal("epochs", "12", "expected a whole number, found the text '12'; write it without quotes"),
                refusal("epochs", 1.9, "expected a whole number, found the number 1.9"),
                refusal("epochs", 1000.0, "expected a whole number, found the number 1000; write 1000"),
                refusal("epochs", true, "expected a whole number, found true"),
                refusal("epochs", List.of(), "expected a whole number, found an empty list"),
                refusal("epochs", Map.of("a", 1L), "expected a whole number, found a map"),
                refusal("epochs", null, "expected a whole number, found nothing; leave the key out for its default"),
                refusal("epochs", 0L, "must be at least 1, found 0"),
                refusal("epochs", 3000000000L, "must be between -2147483648 and 2147483647, found 3000000000"),
                refusal("epochs", Double.NaN, "expected a whole number, found the number NaN"),
                refusal(
                        "seed",
                        beyondLong,
                        "must be between -9223372036854775808 and 9223372036854775807, found 9223372036854775808"),
                refusal("rate", "", "expected a number, found an empty text"),
                refusal("rate", "1e-3", "expected a number, found the text '1e-3'; write it without quotes"),
                refusal("rate", -0.1, "must be greater than 0, found -0.1"),
                refusal("rate", 0L, "must be greater than 0, found 0"),
                refusal("rate", Double.NaN, "must be finite, found NaN"),
                refusal("rate", Double.POSITIVE_INFINITY, "must be finite, found Infinity"),
                refusal("rate", BigInteger.TEN.pow(400), "must be finite, found " + BigInteger.TEN.pow(400)),
                refusal("small", 1e300, "must be finite as a 32-bit number, found 1e300"),
                refusal("nesterov", "true", "expected true or false, found the text 'true'; write it without quotes"),
                refusal("nesterov", "yes", "expected true or false, found the text 'yes'"),
                refusal("nesterov", 1L, "expected true or false, found the whole number 1"),
                refusal("note", 5L, "expected a text, found the whole number 5; put it in quotes"),
                refusal("note", false, "expected a text, found false; put it in quotes"),
                refusal("note", List.of("a"), "expected a text, found a list"),
                refusal(
                        "mode",
                        "max",
                        "expected one of min, max_value, found the text 'max'; did you mean 'max_value'?"),
                refusal("mode", "MIN", "expected one of min, max_value, found the text 'MIN'; did you mean 'min'?"),
                refusal("mode", "mean", "expected one of min, max_value, found the text 'mean'"),
                refusal("mode", 1L, "expected one of min, max_value, found the whole number 1"),
                refusal("warmup", -1L, "must be at least 0, found -1"),
                refusal("warmup", 1.5, SPAN + ", found the number 1.5"),
                refusal("warmup", "5 minutes", SPAN + ", found the text '5 minutes'"),
                refusal("warmup", "-5 steps", SPAN + ", found the text '-5 steps'"),
                refusal("file", "", "expected a path, found an empty text"),
                refusal("file", "a\0b", "is no path: Nul character not allowed"),
                refusal("file", 7L, "expected a text, found the whole number 7; put it in quotes"),
                refusal("clip", "none", "expected a number, found the text 'none'"),
                refusal("levels", 0.5, "expected a list, found the number 0.5; for one element write [0.5]"),
                refusal(
                        "levels",
                        Map.of("a", 0.5),
                        "expected a list, found a map; begin each element with a dash, also where there is only one"),
                refusal("counts", List.of(), "expected a map, found an empty list"));
    }

    private static Arguments refusal(String key, @Nullable Object value, String text) {
        return Arguments.of(key, value, text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refusesWithASentence(String key, @Nullable Object value, String text) {
        List<Problem> problems = problems(Collections.singletonMap(key, value));
        assertThat(problems).extracting(Problem::toString).containsExactly(key + ": " + text);
        assertThat(problems.getFirst().target()).isEqualTo(Problem.Target.VALUE);
    }

    @Test
    void takesWhatIsRight() {
        Map<String, Object> tree = Map.ofEntries(
                Map.entry("epochs", 3L),
                Map.entry("seed", BigInteger.valueOf(Long.MAX_VALUE)),
                Map.entry("rate", 2L),
                Map.entry("small", 0.1),
                Map.entry("nesterov", true),
                Map.entry("note", ""),
                Map.entry("mode", "max_value"),
                Map.entry("warmup", "1 step"),
                Map.entry("file", "a/b.csv"),
                Map.entry("clip", 1L),
                Map.entry("levels", List.of(0L, 1.0)),
                Map.entry("counts", Map.of("a b", 1L)));
        assertThat(binder.bind(Values.DEFAULTS, tree, "").orThrow())
                .isEqualTo(new Values(
                        3,
                        Long.MAX_VALUE,
                        2.0,
                        0.1f,
                        true,
                        "",
                        Mode.MAX_VALUE,
                        Span.steps(1),
                        Path.of("a/b.csv"),
                        1.0,
                        List.of(0.0, 1.0),
                        Map.of("a b", 1)));
    }

    @Test
    void whatIsNotWrittenKeepsItsDefault() {
        assertThat(binder.bind(Values.DEFAULTS, Map.of(), "").orThrow()).isEqualTo(Values.DEFAULTS);
        Values some = binder.bind(Values.DEFAULTS, Map.of("rate", 0.2), "").orThrow();
        assertThat(some.epochs()).isEqualTo(10);
        assertThat(some.rate()).isEqualTo(0.2);
    }

    @Test
    void spansAreEpochsOrSayTheirUnit() {
        assertThat(warmup(5L)).isEqualTo(Span.epochs(5));
        assertThat(warmup("5 epochs")).isEqualTo(Span.epochs(5));
        assertThat(warmup("1 epoch")).isEqualTo(Span.epochs(1));
        assertThat(warmup(" 500 steps ")).isEqualTo(Span.steps(500));
    }

    private Span warmup(Object tree) {
        return binder.bind(Values.DEFAULTS, Map.of("warmup", tree), "")
                .orThrow()
                .warmup();
    }

    @Test
    void nullIsAbsenceWhereThatIsAllowed() {
        Map<String, @Nullable Object> tree = Collections.singletonMap("clip", null);
        assertThat(binder.bind(Values.DEFAULTS, tree, "").orThrow().clip()).isNull();
    }

    @Test
    void everyElementIsCheckedAndNamed() {
        assertThat(problems(Map.of("levels", Arrays.asList(0.5, "x", 1.5, null))))
                .extracting(Problem::toString)
                .containsExactly(
                        "levels[1]: expected a number, found the text 'x'",
                        "levels[2]: must be between 0 and 1, found 1.5",
                        "levels[3]: expected a number, found nothing");
        assertThat(problems(Map.of("counts", Map.of("petal width", "x"))))
                .extracting(Problem::toString)
                .containsExactly("counts[\"petal width\"]: expected a whole number, found the text 'x'");
    }

    @Test
    void longTextsAreCutInSentences() {
        assertThat(problems(Map.of("epochs", "line\n" + "x".repeat(100))))
                .extracting(Problem::sentence)
                .containsExactly("expected a whole number, found the text 'line\\n" + "x".repeat(34) + "...'");
    }

    private List<Problem> problems(Map<String, @Nullable Object> tree) {
        return binder.bind(Values.DEFAULTS, tree, "").problems();
    }
}
