package dev.bpnet.core.layer;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.testing.Parity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Values and derivatives of PyTorch: {@code parity/layers.json}. */
class LayerParityTest {
    private static final double EXACT = 1e-12;
    private static final double FLOAT = 1e-5;

    static Stream<JsonNode> withGradients() {
        return Stream.of("layer_norm", "rms_norm", "prelu", "embedding")
                .flatMap(name -> Parity.cases("layers.json", name).stream());
    }

    static Stream<JsonNode> batchNorm() {
        return Parity.cases("layers.json", "batch_norm").stream();
    }

    static Stream<JsonNode> dropping() {
        return Stream.of("dropout", "alpha_dropout").flatMap(name -> Parity.cases("layers.json", name).stream());
    }

    /**
     * What derivatives are measured by besides themselves. A row of one column and a batch of two rows have normalised values of
     * 0 or ±1 wherever they lie, so their derivatives are but the remainders of a subtraction of numbers as large as dy.
     */
    private static double floor(JsonNode x, JsonNode dy) {
        boolean remainder = x.get(0).size() == 1 || x.size() == 2;
        return remainder ? greatest(Parity.rows(dy)) : 0;
    }

    private static double greatest(double[]... rows) {
        return Stream.of(rows)
                .flatMapToDouble(java.util.Arrays::stream)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static LayerBench bench(JsonNode c, int inputs, int rows) {
        Map<String, Object> settings = new LinkedHashMap<>();
        c.get("settings").properties().forEach(e -> settings.put(e.getKey(), value(e.getValue())));
        LayerBench bench = new LayerBench(LayerBench.choice(c.get("name").asString(), settings), inputs, rows);
        if (c.has("parameters")) {
            c.get("parameters").properties().forEach(p -> bench.set(p.getKey(), Parity.rows(p.getValue())));
        }
        return bench;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isString() ? node.asString() : node.isIntegralNumber() ? (Object) node.asInt() : node.asDouble();
    }

    @ParameterizedTest
    @MethodSource("withGradients")
    void theDefinitionGivesTheReference(JsonNode c) {
        double[][] x = Parity.rows(c.get("x"));
        LayerBench bench = bench(c, x[0].length, x.length);
        DoubleNetwork exact = bench.exact();
        DoubleNetwork.LayerRun run = exact.layer(bench.node, true);
        close(run.forward(x), Parity.rows(c.get("y")), EXACT, "y");
        double floor = floor(c.get("x"), c.get("dy"));
        close(run.backward(Parity.rows(c.get("dy"))), Parity.rows(c.get("dx")), EXACT, floor, "dx");
        gradients(c, bench, exact, floor);
    }

    @ParameterizedTest
    @MethodSource("withGradients")
    void theFloatPathGivesTheReference(JsonNode c) {
        double[][] x = Parity.rows(c.get("x"));
        LayerBench bench = bench(c, x[0].length, x.length);
        close(bench.forward(x, true, 1), Parity.rows(c.get("y")), FLOAT, "y");
        double floor = floor(c.get("x"), c.get("dy"));
        close(bench.backward(Parity.rows(c.get("dy"))), Parity.rows(c.get("dx")), FLOAT, floor, "dx");
        c.get("gradients")
                .properties()
                .forEach(g -> close(bench.gradient(g.getKey()), Parity.rows(g.getValue()), FLOAT, floor, g.getKey()));
        close(bench.forward(x, false, 0), Parity.rows(c.get("y")), FLOAT, "the same in prediction");
    }

    private static void gradients(JsonNode c, LayerBench bench, DoubleNetwork exact, double floor) {
        c.get("gradients")
                .properties()
                .forEach(g -> bench.node.weights().stream()
                        .map(weight -> weight.parameter())
                        .filter(p -> p.name().endsWith("." + g.getKey()))
                        .forEach(p -> close(exact.gradient(p), Parity.rows(g.getValue()), EXACT, floor, p.name())));
        assertThat(bench.node.weights()).hasSize(c.get("gradients").size());
    }

    @ParameterizedTest
    @MethodSource("batchNorm")
    void batchNormGivesTheReferenceStepByStep(JsonNode c) {
        JsonNode first = c.get("steps").get(0);
        int rows = first.get("x").size();
        LayerBench bench = bench(c, first.get("x").get(0).size(), rows);
        for (JsonNode step : c.get("steps").values()) {
            double[][] x = Parity.rows(step.get("x"));
            double[][] dy = Parity.rows(step.get("dy"));
            DoubleNetwork exact = bench.exact();
            DoubleNetwork.LayerRun run = exact.layer(bench.node, true);
            close(run.forward(x), Parity.rows(step.get("y")), EXACT, "y");
            double floor = floor(step.get("x"), step.get("dy"));
            close(run.backward(dy), Parity.rows(step.get("dx")), EXACT, floor, "dx");
            gradients(step, bench, exact, floor);

            close(bench.forward(x, true, 1), Parity.rows(step.get("y")), FLOAT, "y in float");
            close(bench.backward(dy), Parity.rows(step.get("dx")), FLOAT, floor, "dx in float");
            step.get("gradients")
                    .properties()
                    .forEach(g -> close(
                            bench.gradient(g.getKey()),
                            Parity.rows(g.getValue()),
                            FLOAT,
                            floor,
                            g.getKey() + " in float"));
            running(step, bench, FLOAT);
        }
    }

    private static void running(JsonNode step, LayerBench bench, double tolerance) {
        double[][] mean = LayerBench.doubles(bench.pass.buffer(0), 1);
        double[][] variance = LayerBench.doubles(bench.pass.buffer(1), 1);
        close(mean, new double[][] {Parity.numbers(step.get("running_mean"))}, tolerance, "running mean");
        close(variance, new double[][] {Parity.numbers(step.get("running_variance"))}, tolerance, "running variance");
    }

    @ParameterizedTest
    @MethodSource("batchNorm")
    void batchNormPredictsWithTheRunningStatistics(JsonNode c) {
        JsonNode evaluation = c.get("evaluation");
        double[][] x = Parity.rows(evaluation.get("x"));
        LayerBench bench = bench(c, x[0].length, x.length);
        LayerBench.copy(new double[][] {Parity.numbers(evaluation.get("running_mean"))}, bench.pass.buffer(0));
        LayerBench.copy(new double[][] {Parity.numbers(evaluation.get("running_variance"))}, bench.pass.buffer(1));
        float[] before = bench.buffers.clone();
        double[][] expected = Parity.rows(evaluation.get("y"));
        close(bench.exact().layer(bench.node, false).forward(x), expected, EXACT, "y");
        close(bench.forward(x, false, 0), expected, FLOAT, "y in float");
        assertThat(bench.buffers).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("dropping")
    void keptAndDroppedValuesAreThoseOfTheReference(JsonNode c) {
        double rate = c.get("settings").get("rate").asDouble();
        int rows = 50;
        int columns = 40;
        double[][] x = new double[rows][columns];
        double[][] dy = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            java.util.Arrays.fill(x[i], c.get("x").asDouble());
            java.util.Arrays.fill(dy[i], 1);
        }
        LayerBench bench = bench(c, columns, rows);
        double[][] y = bench.forward(x, true, 1);
        double[][] dx = bench.backward(dy);
        DoubleNetwork.LayerRun run = bench.exact().layer(bench.node, true);
        double[][] exactY = run.forward(x);
        double[][] exactDx = run.backward(dy);
        int dropped = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                boolean drops = dx[i][j] == 0;
                dropped += drops ? 1 : 0;
                double expected = c.get(drops ? "dropped" : "kept").asDouble();
                double slope = drops ? 0 : c.get("factor").asDouble();
                assertClose(y[i][j], expected, FLOAT, FLOAT, "y");
                assertClose(exactY[i][j], expected, EXACT, EXACT, "y");
                assertClose(dx[i][j], slope, FLOAT, 0, "dx");
                assertClose(exactDx[i][j], slope, EXACT, 0, "dx");
            }
        }
        double share = dropped / (double) (rows * columns);
        assertThat(share).isBetween(rate - 0.045, rate + 0.045); // four standard deviations at a rate of 1/2
        assertThat(bench.forward(x, false, 0)).isDeepEqualTo(x);
    }

    private static void close(double[][] actual, double[][] expected, double tolerance, String what) {
        close(actual, expected, tolerance, 0, what);
    }

    /** Relative to the number or, where it is small beside its row or the floor, to that. */
    private static void close(double[][] actual, double[][] expected, double tolerance, double floor, String what) {
        assertThat(actual).as(what).hasNumberOfRows(expected.length);
        for (int i = 0; i < expected.length; i++) {
            double absolute = tolerance * Math.max(floor, greatest(expected[i]));
            for (int j = 0; j < expected[i].length; j++) {
                assertClose(actual[i][j], expected[i][j], tolerance, absolute, what + " " + i + ", " + j);
            }
        }
    }
}
