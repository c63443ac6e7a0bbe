package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Span;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterSchemaTest {

    record Inner(int depth, @Nullable String label) {}

    record Own(int size, @Required int width) {
        static Own defaults() {
            return new Own(7, 1);
        }
    }

    record Everything(
            int count,
            long bigCount,
            double rate,
            float smallRate,
            boolean nesterov,
            String note,
            TimeUnit timeUnit,
            Choice<Activation> activation,
            Span warmup,
            Path file,
            List<List<Double>> grid,
            Map<String, Inner> byName,
            Inner inner,
            @Nullable Integer limit) {
        static final Everything SAMPLE = new Everything(
                1,
                2L,
                0.5,
                0.1f,
                true,
                "",
                TimeUnit.DAYS,
                Choice.of("relu"),
                Span.steps(3),
                Path.of("x"),
                List.of(),
                Map.of(),
                new Inner(4, null),
                null);
    }

    @Test
    void tellsKeysAndTypesInTheOrderOfTheComponents() {
        ParameterSchema schema = ParameterSchema.of(Everything.SAMPLE);
        assertThat(schema.keys())
                .containsExactly(
                        "count",
                        "big_count",
                        "rate",
                        "small_rate",
                        "nesterov",
                        "note",
                        "time_unit",
                        "activation",
                        "warmup",
                        "file",
                        "grid",
                        "by_name",
                        "inner",
                        "limit");
        assertThat(schema.parameters())
                .extracting(parameter -> parameter.type().shortText())
                .containsExactly(
                        "whole number",
                        "whole number",
                        "number",
                        "number",
                        "true | false",
                        "text",
                        "nanoseconds | microseconds | milliseconds | seconds | minutes | hours | days",
                        "activation",
                        "epochs or \"steps\"",
                        "path",
                        "list of (list of (number))",
                        "map of (map)",
                        "map",
                        "whole number");
        assertThat(schema.find("grid").orElseThrow().type())
                .isEqualTo(new ParameterType.ListOf(
                        new ParameterType.ListOf(new ParameterType.RealNumber(false), false), false));
    }

    @Test
    void tellsDefaultsAndWhatIsOptional() {
        ParameterSchema schema = ParameterSchema.of(Everything.SAMPLE);
        assertThat(schema.find("rate").orElseThrow().defaultValue()).isEqualTo(0.5);
        ParameterInfo limit = schema.find("limit").orElseThrow();
        assertThat(limit.nullable()).isTrue();
        assertThat(limit.required()).isFalse();
        assertThat(limit.defaultValue()).isNull();
        assertThat(schema.requiredKeys()).isEmpty();
        var inner = (ParameterType.Nested) schema.find("inner").orElseThrow().type();
        assertThat(inner.schema().find("depth").orElseThrow().defaultValue()).isEqualTo(4);
    }

    @Test
    void tellsRangeDocAndWhatIsRequired() {
        ParameterSchema schema = ParameterSchema.of(new Samples.Dense());
        ParameterInfo units = schema.find("units").orElseThrow();
        assertThat(units.required()).isTrue();
        assertThat(units.range().phrase()).isEqualTo("at least 1");
        assertThat(units.meaning()).isEqualTo("The width of the output.");
        assertThat(schema.find("activation").orElseThrow().meaning()).isEmpty();
        assertThat(schema.requiredKeys()).containsExactly("units");
    }

    @Test
    void withoutDefaultsAllIsRequiredThatMayNotBeAbsent() {
        ParameterSchema schema = ParameterSchema.of(Inner.class, null);
        assertThat(schema.requiredKeys()).containsExactly("depth");
    }

    @Test
    void aRecordMayStateItsDefaultsItself() {
        ParameterSchema schema = ParameterSchema.of(Own.class, null);
        assertThat(schema.requiredKeys()).containsExactly("width");
        assertThat(schema.find("size").orElseThrow().defaultValue()).isEqualTo(7);
    }

    @Test
    void refusesTwoComponentsWithOneKey() {
        record Twice(int learningRate, int learning_rate) {}
        assertFault(
                new Twice(1, 2),
                "the component 'learning_rate' of ",
                "has the key 'learning_rate', as learningRate has");
    }

    @Test
    void refusesTypesItDoesNotUnderstand() {
        record Dates(Date start) {}
        record Arrays(double[] values) {}
        record Raw(@SuppressWarnings("rawtypes") List values) {}
        record Wild(List<? extends Number> values) {}
        record Keys(Map<Integer, String> values) {}
        record Generic<T>(T value) {}
        assertFault(new Dates(new Date(0)), "'start'", "has the type java.util.Date, which is not understood");
        assertFault(new Arrays(new double[0]), "'values'", "double[]");
        assertFault(new Raw(List.of()), "'values'", "java.util.List");
        assertFault(new Wild(List.of()), "'values'", "? extends java.lang.Number");
        assertFault(new Keys(Map.of()), "'values'", "java.util.Map<java.lang.Integer, java.lang.String>");
        assertFault(new Generic<>(1), "'value'", "has the type T");
    }

    @Test
    void refusesDefaultsOutsideTheirRange() {
        record Rate(@Range(min = 0, exclusiveMin = true) double rate) {}
        record Levels(@Range(max = 1) List<Double> levels) {}
        record Warmup(@Range(min = 1) Span warmup) {}
        record Endless(double limit) {}
        record Single(@Range(max = 0.1) float rate) {}
        assertFault(new Rate(0), "'rate'", "has the default 0, which must be greater than 0");
        assertFault(new Levels(List.of(0.5, 1.5)), "'levels'", "has the default 1.5, which must be at most 1");
        assertFault(new Warmup(Span.epochs(0)), "'warmup'", "has the default 0, which must be at least 1");
        assertFault(new Endless(Double.POSITIVE_INFINITY), "'limit'", "has the default Infinity, which must be finite");
        assertThat(ParameterSchema.of(new Single(0.1f)).keys()).containsExactly("rate");
    }

    @Test
    void refusesContradictions() {
        record NullDefault(String note) {}
        record LeftOut(@Nullable Double clip) {}
        record Both(@Required @Nullable Double clip) {}
        record TextRange(@Range(min = 1) String note) {}
        assertFault(new NullDefault(null), "'note'", "has the default null; mark it @Nullable or give it a default");
        assertFault(new LeftOut(1.0), "'clip'", "its default has to be null, found 1.0");
        assertFault(new Both(null), "'clip'", "cannot be @Required and @Nullable at once");
        assertFault(new TextRange(""), "'note'", "has a @Range but is no number: it takes a text");
    }

    @Test
    void refusesARecordThatContainsItself() {
        record Chain(int value, @Nullable Chain next) {}
        assertFault(new Chain(1, null), "Chain", "contains itself, so its parameters have no end");
    }

    @Test
    void theSameRecordTwiceSideBySideIsFine() {
        record Pair(Inner first, Inner second) {}
        Inner inner = new Inner(1, null);
        assertThat(ParameterSchema.of(new Pair(inner, inner)).keys()).containsExactly("first", "second");
    }

    @Test
    void constantsOfEnumsSayWhatTheyMean() {
        var form = (ParameterType.OneOf) ParameterSchema.of(new Samples.Gelu())
                .find("form")
                .orElseThrow()
                .type();
        assertThat(form.names()).containsExactly("exact", "tanh_approximation");
        assertThat(form.docs()).containsEntry("tanh_approximation", "with tanh").hasSize(2);
    }

    @Test
    void aRecordSaysWhatItIs() {
        @Doc("How wide.")
        record Documented(int width) {}
        assertThat(ParameterSchema.of(new Documented(1)).doc())
                .hasValueSatisfying(doc -> assertThat(doc.value()).isEqualTo("How wide."));
        assertThat(ParameterSchema.of(new Inner(1, null)).doc()).isEmpty();
    }

    private static void assertFault(Record defaults, String... parts) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ParameterSchema.of(defaults))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
