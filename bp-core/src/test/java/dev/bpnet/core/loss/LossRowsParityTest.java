package dev.bpnet.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Parity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every loss, row by row, against PyTorch in double: the loss that is not reduced, and its gradient. */
class LossRowsParityTest {
    private static final Plugins PLUGINS = Plugins.load();

    /** A reference case. */
    record Case(String name, Loss loss, double[][] z, double[][] t, double[] rowLoss, double[][] dz) {
        static Case of(JsonNode node) {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
            node.get("parameters").properties().forEach(p -> parameters.put(p.getKey(), value(p.getValue())));
            double[][] t = Parity.rows(node.get("target"));
            Loss loss = PLUGINS.loss(
                    PLUGINS.choice(Loss.class, node.get("loss").asString(), parameters), target(node, t[0].length));
            return new Case(
                    node.get("name").asString(),
                    loss,
                    Parity.rows(node.get("z")),
                    t,
                    Parity.numbers(node.get("row_loss")),
                    Parity.rows(node.get("dz")));
        }

        private static Object value(JsonNode node) {
            if (node.isArray()) {
                List<Object> list = new ArrayList<>();
                node.forEach(element -> list.add(value(element)));
                return list;
            }
            return node.isBoolean()
                    ? node.booleanValue()
                    : node.isInt() ? (Object) node.longValue() : node.doubleValue();
        }

        private static TargetInfo target(JsonNode node, int columns) {
            List<String> labels = IntStream.range(0, node.get("labels").intValue())
                    .mapToObj(Integer::toString)
                    .toList();
            double[] weights = Parity.numbers(node.get("class_weights"));
            return switch (node.get("kind").asString()) {
                case "number" -> TargetInfo.numbers(columns);
                case "multi_label" -> TargetInfo.multiLabel(labels);
                default ->
                    TargetInfo.classes(labels)
                            .withClassWeights(Arrays.stream(weights).boxed().toList());
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Parity.file("loss_rows.json").get("cases").forEach(node -> cases.add(Case.of(node)));
        return cases.stream();
    }

    @Test
    void coverEveryLoss() {
        List<String> names = new ArrayList<>();
        Parity.file("loss_rows.json")
                .get("cases")
                .forEach(node -> names.add(node.get("loss").asString()));
        names.add("weighted_sum"); // made of the others
        assertThat(PLUGINS.names(dev.bpnet.api.loss.LossPlugin.class)).isSubsetOf(names);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDefinitionAgrees(Case c) {
        for (int i = 0; i < c.z().length; i++) {
            double[] dz = new double[c.z()[i].length];
            double loss = c.loss().define(c.z()[i], c.t()[i], dz);
            assertClose(loss, c.rowLoss()[i], 1e-12, 4e-15, "loss of row " + i);
            for (int j = 0; j < dz.length; j++) {
                assertClose(dz[j], c.dz()[i][j], 1e-12, 1e-15, "slope " + j + " of row " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFloatPathAgrees(Case c) {
        Matrix z = floats(c.z());
        Matrix dz = Matrix.zeros(z.rows(), z.columns());
        float[] scale = new float[z.rows()];
        Arrays.fill(scale, 1);
        double[] rowLoss = new double[z.rows()];
        c.loss().evaluate(KernelsUnderTest.kernels(), z, floats(c.t()), scale, rowLoss, dz, 0, z.rows());
        for (int i = 0; i < z.rows(); i++) {
            // What the float inputs are rounded by comes back multiplied with the slope.
            double rounding = 0;
            for (int j = 0; j < z.columns(); j++) {
                rounding += 1.2e-7 * Math.abs(c.z()[i][j] * c.dz()[i][j]);
            }
            for (double t : c.t()[i]) {
                rounding += 1.2e-7 * Math.abs(t) * (1 + Math.abs(c.z()[i][0]));
            }
            assertClose(rowLoss[i], c.rowLoss()[i], 1e-5, rounding + 1e-7, "loss of row " + i);
            for (int j = 0; j < z.columns(); j++) {
                assertClose(dz.get(i, j), c.dz()[i][j], 1e-5, 1e-6, "slope " + j + " of row " + i);
            }
        }
    }

    private static Matrix floats(double[][] rows) {
        Matrix m = Matrix.zeros(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                m.set(i, j, (float) rows[i][j]);
            }
        }
        return m;
    }

    private static void assertClose(double found, double expected, double relative, double absolute, String what) {
        if (Double.compare(found, expected) != 0) {
            assertThat(Math.abs(found - expected))
                    .as("%s: %s, torch %s", what, found, expected)
                    .isLessThanOrEqualTo(relative * Math.abs(expected) + absolute);
        }
    }
}
