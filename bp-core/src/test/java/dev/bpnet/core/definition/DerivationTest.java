package dev.bpnet.core.definition;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Goal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The derivation that the project is named after, on a network with one hidden layer, sigmoid everywhere. */
class DerivationTest {
    private static final double[][] X = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final double[][] Y = {{0}, {1}, {1}, {0}};
    private static final Dataset DATA =
            Dataset.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});

    private static Map<String, Quantity> derive(String loss) {
        Plugins plugins = Plugins.load();
        Goal goal = Goal.of(
                Network.of(2, dense(2, "sigmoid"), dense(1, "sigmoid")),
                dev.bpnet.api.plugin.Choice.<Loss>of(loss),
                DATA,
                false,
                plugins);
        Network network = Network.initialize(goal.spec(), plugins, 11);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), new float[0]);
        List<Quantity> quantities = Derivation.of(exact, X, Y, goal.loss(), 0.5);
        return quantities.stream().collect(Collectors.toMap(Quantity::name, Function.identity()));
    }

    @Test
    void withBinaryCrossEntropyTheOutputDeltaIsTheErrorOverTheRows() {
        Map<String, Quantity> derivation = derive("binary_cross_entropy");
        double[][] a = derivation.get("a[2]").values();
        double[][] dz = derivation.get("dL/dz[2]").values();
        for (int i = 0; i < 4; i++) {
            assertThat(dz[i][0]).isCloseTo((a[i][0] - Y[i][0]) / 4, within(1e-15));
        }
    }

    @Test
    void theGradientsAreTheProductsOfTheDerivation() {
        Map<String, Quantity> derivation = derive("binary_cross_entropy");
        double[][] dz2 = derivation.get("dL/dz[2]").values();
        double[][] a1 = derivation.get("a[1]").values();
        double[][] w2 = derivation.get("W[2]").values();
        double[][] dw2 = derivation.get("dL/dW[2]").values();
        double[][] db2 = derivation.get("dL/db[2]").values();
        double[][] dz1 = derivation.get("dL/dz[1]").values();
        double[][] dw1 = derivation.get("dL/dW[1]").values();
        double biasSum = 0;
        for (int j = 0; j < 2; j++) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += a1[i][j] * dz2[i][0];
                double slope = a1[i][j] * (1 - a1[i][j]);
                assertThat(dz1[i][j]).isCloseTo(dz2[i][0] * w2[j][0] * slope, within(1e-15));
            }
            assertThat(dw2[j][0]).isCloseTo(sum, within(1e-15));
        }
        for (int i = 0; i < 4; i++) {
            biasSum += dz2[i][0];
        }
        assertThat(db2[0][0]).isCloseTo(biasSum, within(1e-15));
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < 2; j++) {
                double sum = 0;
                for (int i = 0; i < 4; i++) {
                    sum += X[i][k] * dz1[i][j];
                }
                assertThat(dw1[k][j]).isCloseTo(sum, within(1e-15));
            }
        }
    }

    @Test
    void everyDerivativeAgreesWithTheNumericOne() {
        for (String loss : List.of("binary_cross_entropy", "mean_squared_error")) {
            derive(loss).values().stream()
                    .filter(quantity -> quantity.numeric() != null)
                    .forEach(quantity -> assertThat(quantity.maxDifference())
                            .as("%s with %s", quantity.name(), loss)
                            .isLessThan(1e-9));
        }
    }

    @Test
    void everyQuantityOfTheDerivationIsThere() {
        assertThat(derive("binary_cross_entropy"))
                .containsKeys(
                        "x",
                        "y",
                        "W[1]",
                        "b[1]",
                        "W[2]",
                        "b[2]",
                        "z[1]",
                        "a[1]",
                        "z[2]",
                        "a[2]",
                        "L",
                        "dL/da[2]",
                        "da[2]/dz[2]",
                        "dL/dz[2]",
                        "dL/dW[2]",
                        "dL/db[2]",
                        "dL/da[1]",
                        "dL/dz[1]",
                        "dL/dW[1]",
                        "dL/db[1]",
                        "dL/dx",
                        "W[1] after the step",
                        "b[2] after the step");
    }

    @Test
    void theUpdateGoesAgainstTheGradient() {
        Map<String, Quantity> derivation = derive("binary_cross_entropy");
        double[][] w = derivation.get("W[1]").values();
        double[][] dw = derivation.get("dL/dW[1]").values();
        double[][] after = derivation.get("W[1] after the step").values();
        assertThat(after[1][0]).isEqualTo(w[1][0] - 0.5 * dw[1][0]);
    }
}
