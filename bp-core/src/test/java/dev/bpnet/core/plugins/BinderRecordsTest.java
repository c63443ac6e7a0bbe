package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.core.plugins.Problem.Target;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinderRecordsTest {

    record Stopping(String metric, int patience) {
        Stopping {
            if (patience > 100) {
                throw new IllegalArgumentException("a patience of " + patience + " never stops");
            }
        }
    }

    record Column(@Required String type, @Nullable Double scale) {
        static Column defaults() {
            return new Column("number", null);
        }
    }

    record Bare(int a, @Nullable Integer b) {}

    record Training(
            @Required @Doc("Passes over the rows.") int epochs,
            int batchSize,
            Stopping earlyStopping,
            @Nullable Stopping second,
            List<Bare> steps,
            Map<String, Column> columns) {
        static final Training DEFAULTS = new Training(1, 32, new Stopping("loss", 5), null, List.of(), Map.of());
    }

    private final Binder binder = Binder.of(Samples.plugins());

    @Test
    void reportsEveryProblemAtOnce() {
        Map<String, Object> tree = new TreeMap<>(Map.of(
                "batchsize", 8L, "early_stopping", Map.of("patience", "x", "metrics", "loss"), "steps", List.of("y")));
        List<Problem> problems =
                binder.bind(Training.DEFAULTS, tree, "training").problems();
        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "training.batchsize",
                                Target.KEY,
                                "there is no key 'batchsize' here",
                                List.of(
                                        "did you mean 'batch_size'?",
                                        "known: epochs, batch_size, early_stopping, second, steps, columns")),
                        new Problem(
                                "training",
                                Target.KEY,
                                "the key 'epochs' is missing",
                                List.of("epochs: Passes over the rows.")),
                        new Problem(
                                "training.early_stopping.metrics",
                                Target.KEY,
                                "there is no key 'metrics' here",
                                List.of("did you mean 'metric'?", "known: metric, patience")),
                        new Problem(
                                "training.early_stopping.patience",
                                Target.VALUE,
                                "expected a whole number, found the text 'x'",
                                List.of()),
                        new Problem(
                                "training.steps[0]",
                                Target.VALUE,
                                "expected a map, found the text 'y'",
                                List.of("write it as {a: \"y\"}")));
    }

    @Test
    void nestedRecordsMergeOverTheirDefaults() {
        Training bound = binder.bind(
                        Training.DEFAULTS, Map.of("epochs", 3L, "early_stopping", Map.of("patience", 9L)), "")
                .orThrow();
        assertThat(bound.earlyStopping()).isEqualTo(new Stopping("loss", 9));
        assertThat(bound.second()).isNull();
        assertThat(bound.batchSize()).isEqualTo(32);
    }

    @Test
    void anOptionalRecordWithoutDefaultsNeedsAllItsKeys() {
        assertThat(texts(Map.of("epochs", 3L, "second", Map.of("patience", 9L))))
                .containsExactly("second: the key 'metric' is missing");
        Training bound = binder.bind(
                        Training.DEFAULTS, Map.of("epochs", 3L, "second", Map.of("patience", 9L, "metric", "f1")), "")
                .orThrow();
        assertThat(bound.second()).isEqualTo(new Stopping("f1", 9));
    }

    @Test
    void elementsTakeTheDefaultsTheirRecordStates() {
        Training bound = binder.bind(
                        Training.DEFAULTS,
                        Map.of(
                                "epochs", 3L,
                                "steps", List.of(Map.of("a", 1L), Map.of("a", 2L, "b", 3L)),
                                "columns", Map.of("petal width", Map.of("type", "category"))),
                        "")
                .orThrow();
        assertThat(bound.steps()).containsExactly(new Bare(1, null), new Bare(2, 3));
        assertThat(bound.columns()).containsOnly(Map.entry("petal width", new Column("category", null)));
        assertThat(texts(Map.of("epochs", 3L, "columns", Map.of("a.b", Map.of("scale", "x")))))
                .containsExactly(
                        "columns[\"a.b\"]: the key 'type' is missing",
                        "columns[\"a.b\"].scale: expected a number, found the text 'x'");
    }

    @Test
    void aRefusalOfTheConstructorIsAProblemOfTheRecord() {
        assertThat(texts(Map.of("epochs", 3L, "early_stopping", Map.of("patience", 101L))))
                .containsExactly("early_stopping: a patience of 101 never stops");
    }

    @Test
    void anyOtherFailureOfTheConstructorIsABugOfItsAuthor() {
        record Broken(int a) {
            Broken {
                if (a == 2) {
                    throw new ArithmeticException("overflow");
                }
            }
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> binder.bind(new Broken(1), Map.of("a", 2L), ""))
                .withMessageContaining("the constructor of " + Broken.class.getName() + " failed")
                .withCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void nothingAtAllIsNoMap() {
        assertThat(binder.bind(Training.DEFAULTS, null, "").problems())
                .extracting(Problem::sentence)
                .containsExactly("expected a map, found nothing");
        Map<String, @Nullable Object> empty = new TreeMap<>(Map.of("epochs", 3L));
        empty.put("early_stopping", null);
        assertThat(texts(empty))
                .containsExactly("early_stopping: expected a map, found nothing; leave the key out for its default");
    }

    @Test
    void aRequiredKeyMayNotBeNull() {
        assertThat(texts(Collections.singletonMap("epochs", null)))
                .containsExactly("epochs: expected a whole number, found nothing");
    }

    @Test
    void bindsByClassWhereThereAreNoDefaults() {
        assertThat(binder.bind(Bare.class, Map.of("a", 5L), "").orThrow()).isEqualTo(new Bare(5, null));
        assertThat(binder.bind(Bare.class, Map.of(), "x").problems())
                .extracting(Problem::toString)
                .containsExactly("x: the key 'a' is missing");
    }

    @Test
    void boundListsAndMapsCannotBeChanged() {
        Training bound = binder.bind(
                        Training.DEFAULTS, Map.of("epochs", 3L, "steps", List.of(), "columns", Map.of()), "")
                .orThrow();
        assertThat(bound.steps()).isUnmodifiable();
        assertThat(bound.columns()).isUnmodifiable();
    }

    @Test
    void whoHasNoUseForProblemsGetsThemAllInOneException() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        binder.bind(Training.DEFAULTS, Map.of("x", 1L), "t").orThrow())
                .withMessage("t.x: there is no key 'x' here; "
                        + "known: epochs, batch_size, early_stopping, second, steps, columns\n"
                        + "t: the key 'epochs' is missing; epochs: Passes over the rows.");
    }

    private List<String> texts(Map<String, @Nullable Object> tree) {
        return binder.bind(Training.DEFAULTS, tree, "").problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
