package dev.bpnet.core.metric;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.Parity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every metric against scikit-learn, weighted and not, with its parameters and its parts. */
class MetricParityTest {
    private static final JsonNode FILE = Parity.file("metrics.json");
    private static final Plugins PLUGINS = Plugins.load();

    static Stream<String> metrics() {
        return FILE.get("cases")
                .valueStream()
                .map(c -> c.get("metric").asString())
                .distinct();
    }

    @Test
    void everyMetricButTheLossHasCases() {
        assertThat(metrics()).hasSize(PLUGINS.all(MetricPlugin.class).size() - 1);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void agreesWithScikitLearn(String name) {
        FILE.get("cases")
                .valueStream()
                .filter(c -> c.get("metric").asString().equals(name))
                .forEach(MetricParityTest::check);
    }

    private static void check(JsonNode c) {
        Metric metric = metric(c);
        Rows rows = Rows.of(table(c, "predictions"), table(c, "targets"))
                .weighted(Parity.numbers(FILE.get("tables").get(c.get("weights").asInt())));
        String where = c.get("name").asString() + " " + c.get("parameters");
        // r2, matthews and kappa are differences of numbers near 1, and near 0 themselves
        assertClose(rows.measure(metric, 17), Parity.number(c.get("value")), 1e-12, 1e-14, where);
        if (c.has("parts")) {
            double[] expected = Parity.numbers(c.get("parts"));
            for (int i = 0; i < expected.length; i++) {
                assertClose(rows.part(metric, i), expected[i], 1e-12, 0, where + " of class " + i);
            }
        }
    }

    private static float[][] table(JsonNode c, String key) {
        double[][] rows = Parity.rows(FILE.get("tables").get(c.get(key).asInt()));
        return Stream.of(rows).map(Rows::floats).toArray(float[][]::new);
    }

    private static Metric metric(JsonNode c) {
        Map<String, Object> parameters = new HashMap<>();
        c.get("parameters").propertyStream().forEach(p -> parameters.put(p.getKey(), value(p.getValue())));
        int columns = table(c, "targets")[0].length;
        List<String> labels = IntStream.range(0, c.get("labels").asInt())
                .mapToObj(i -> "class " + i)
                .toList();
        TargetInfo target = switch (c.get("kind").asString()) {
            case "number" -> TargetInfo.numbers(columns);
            case "multi_label" -> TargetInfo.multiLabel(labels);
            default -> TargetInfo.classes(labels);
        };
        return PLUGINS.metric(PLUGINS.choice(Metric.class, c.get("metric").asString(), parameters), target);
    }

    private static Object value(JsonNode node) {
        return node.isString()
                ? node.asString()
                : node.isBoolean() ? node.asBoolean() : node.isInt() ? (Object) node.asInt() : node.asDouble();
    }

    @Test
    void theMedianOfWeightsIsTheMedianOfRepeatedRows() {
        Metric median = new MedianAbsoluteError().create(new MedianAbsoluteError().defaults(), TargetInfo.numbers(1));
        Rows rows = Rows.of(new double[] {1, 2, 4, 9}, new double[4]);
        assertThat(rows.measure(median)).isEqualTo(3);
        assertThat(rows.weighted(1, 1, 1, 0).measure(median)).isEqualTo(2);
        assertThat(rows.weighted(1, 1, 1, 3).measure(median)).isEqualTo(6.5);
        assertThat(rows.weighted(1, 1, 1, 4).measure(median)).isEqualTo(9);
    }

    @Test
    void probabilitiesOutsideOfZeroToOneAreNone() {
        TargetInfo two = TargetInfo.classes(List.of("no", "yes"));
        Rows rows = Rows.of(new double[] {0.5, 1.5}, new double[] {0, 1});
        assertThat(rows.measure(new LogLoss().create(new LogLoss().defaults(), two)))
                .isNaN();
        assertThat(rows.measure(new Brier().create(new Brier().defaults(), two)))
                .isNaN();
        ExpectedCalibrationError calibration = new ExpectedCalibrationError();
        assertThat(rows.measure(calibration.create(calibration.defaults(), two)))
                .isNaN();
    }

    @Test
    void theEdgeOfABinBelongsToTheLowerOne() {
        Metric metric = new ExpectedCalibrationError()
                .create(new ExpectedCalibrationError.Parameters(2), TargetInfo.classes(List.of("no", "yes")));
        Rows rows = Rows.of(new double[] {0.5, 0.5625}, new double[] {1, 0});
        assertThat(rows.measure(metric)).isEqualTo((0.5 + 0.5625) / 2);
    }

    @Test
    void devianceIsNotDefinedOutsideOfItsRange() {
        Deviance deviance = new Deviance();
        double[][] undefined = {{1, 0, 1}, {1, 1, -1}, {2, 1, 0}, {1.5, 1, -1}, {3, 1, 0}, {-1, 0, 1}, {2, -1, 1}};
        for (double[] c : undefined) {
            Metric metric = deviance.create(new Deviance.Parameters(c[0]), TargetInfo.numbers(1));
            assertThat(Rows.of(new double[] {c[1]}, new double[] {c[2]}).measure(metric))
                    .as("power %s, prediction %s, target %s", c[0], c[1], c[2])
                    .isNaN();
        }
        assertThatThrownBy(() -> new Deviance.Parameters(0.5))
                .hasMessage("power: no distribution has a power between 0 and 1, which 0.5 is");
    }

    @Test
    void missingTargetsOfSeveralAreLeftOut() {
        TargetInfo both = TargetInfo.numbers(2).withMissing(true);
        Rows rows =
                Rows.of(new float[][] {{1, 1}, {2, 5}, {4, 1}}, new float[][] {{0, Float.NaN}, {0, 1}, {Float.NaN, 2}});
        MeanAbsoluteError plugin = new MeanAbsoluteError();
        assertThat(rows.measure(plugin.create(plugin.defaults(), both))).isEqualTo((1.5 + 2.5) / 2);
        assertThat(rows.measure(plugin.create(plugin.defaults(), TargetInfo.numbers(2))))
                .isNaN();
    }

    @Test
    void missingLabelsAreLeftOut() {
        TargetInfo three = TargetInfo.multiLabel(List.of("a", "b", "c")).withMissing(true);
        float nan = Float.NaN;
        Rows rows = Rows.of(
                new float[][] {{0.9f, 0.1f, 0.8f}, {0.2f, 0.7f, 0.6f}, {0.4f, 0.6f, 0.1f}, {0.3f, 0.9f, 0.9f}},
                new float[][] {{1, nan, 0}, {0, 1, nan}, {nan, nan, nan}, {1, 0, 1}});
        assertThat(rows.measure(metric("accuracy", three))).isEqualTo(1.0 / 3);
        assertThat(rows.measure(metric("hamming_loss", three))).isCloseTo(3.0 / 7, within(1e-15));
        assertThat(rows.measure(metric("auc", three))).isEqualTo((1 + 0 + 1) / 3.0);
        // a: 1 right of 2, 1 said; b: 1 of 1, 2 said; c: 1 of 1, 2 said
        assertThat(rows.measure(metric("f1", three))).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(rows.measure(metric("f1", TargetInfo.multiLabel(three.labels()))))
                .isNaN();
        assertThat(rows.measure(metric("log_loss", three)))
                .isCloseTo(
                        -(Math.log(0.9f) + Math.log(1 - 0.2f) + Math.log(0.3f)) / 9
                                - (Math.log(0.7f) + Math.log(1 - 0.9f)) / 6
                                - (Math.log(1 - 0.8f) + Math.log(0.9f)) / 6,
                        within(1e-7));
    }

    private static Metric metric(String name, TargetInfo target) {
        return PLUGINS.metric(PLUGINS.choice(Metric.class, name, Map.of()), target);
    }

    @Test
    void rowsOfOneClassHaveNoMeanOverTheirLabels() {
        TargetInfo three = TargetInfo.classes(List.of("a", "b", "c"));
        assertThatThrownBy(() -> new F1().create(new Averaging(Average.SAMPLES, false), three))
                .hasMessage(
                        "average: samples is the mean over rows that have several labels, and a row of this target has one;"
                                + " macro, micro and weighted are for classes");
        assertThatThrownBy(
                        () -> new Auc().create(new Auc.Parameters(Average.SAMPLES, Auc.MultiClass.OVR, false), three))
                .hasMessage(
                        "average: rankings of several classes or labels are averaged by macro, micro or weighted, not by samples");
    }

    @Test
    void pairsOfClassesHaveNoMicroAverageAndNoFigureOfOneClass() {
        assertThatThrownBy(() -> new Auc.Parameters(Average.MICRO, Auc.MultiClass.OVO, false))
                .hasMessage(
                        "average: micro is one ranking of the scores of all classes, and multi_class: ovo ranks pairs of"
                                + " classes; macro and weighted are for pairs");
        assertThatThrownBy(() -> new Auc.Parameters(Average.MACRO, Auc.MultiClass.OVO, true))
                .hasMessage(
                        "per_class: with multi_class: ovo an area belongs to a pair of classes; with ovr each class has one");
        TargetInfo three = TargetInfo.classes(List.of("a", "b", "c"));
        assertThatThrownBy(
                        () -> new Auc().create(new Auc.Parameters(Average.SAMPLES, Auc.MultiClass.OVO, false), three))
                .hasMessageStartingWith("average: rankings of several classes");
    }

    @Test
    void twoClassesAreOnePairAndLabelsAreNone() {
        Auc.Parameters pairs = new Auc.Parameters(Average.MACRO, Auc.MultiClass.OVO, false);
        TargetInfo two = TargetInfo.classes(List.of("no", "yes"));
        Rows rows = Rows.of(new double[] {0.1, 0.4, 0.35, 0.8}, new double[] {0, 0, 1, 1});
        assertThat(rows.measure(new Auc().create(pairs, two))).isEqualTo(0.75);
        TargetInfo labels = TargetInfo.multiLabel(List.of("a", "b"));
        assertThat(new Auc().create(pairs, labels)).isEqualTo(new Auc().create(new Auc().defaults(), labels));
    }

    @Test
    void pairsAreThoseOfClassesThatOccur() {
        Auc.Parameters pairs = new Auc.Parameters(Average.WEIGHTED, Auc.MultiClass.OVO, false);
        Metric metric = new Auc().create(pairs, TargetInfo.classes(List.of("a", "b", "c")));
        float[][] scores = {{0.5f, 0.25f, 0.25f}, {0.25f, 0.25f, 0.5f}, {0.25f, 0.5f, 0.25f}};
        // by the scores of a: above and tied; by those of b: above twice
        assertThat(Rows.of(scores, Rows.column(0, 0, 1)).measure(metric)).isEqualTo((0.75 + 1) / 2);
        assertThat(Rows.of(scores, Rows.column(1, 1, 1)).measure(metric)).isNaN();
        assertThat(Rows.of(scores, Rows.column(0, 3, 1)).measure(metric)).isNaN();
    }

    @Test
    void thePositiveClassIsOneOfTwo() {
        assertThatThrownBy(() -> new Precision()
                        .create(new Averaging(Average.BINARY, false), TargetInfo.classes(List.of("a", "b", "c"))))
                .hasMessage(
                        "average: binary is the figure of the positive class of two, but this target has 3; macro, micro"
                                + " and weighted are for any number of classes");
    }
}
