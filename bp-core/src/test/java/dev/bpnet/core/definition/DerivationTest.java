package dev.bpnet.core.definition;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.EmbedColumns;
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

    /** Every kind of layer inside and outside of blocks: whatever is derived agrees with the numeric derivative. */
    @Test
    void everyDerivativeOfEveryKindOfLayerAgreesWithTheNumericOne() {
        Plugins plugins = Plugins.load();
        Network network = Network.initialize(
                Network.of(
                        3,
                        embedding(3, 2),
                        dense(4, "tanh"),
                        batchNorm(),
                        prelu(),
                        residual(layerNorm(), dense(4, "sigmoid")),
                        concat(List.of(dense(2, "tanh")), List.of(layerNorm(), dense(3))),
                        dense(1)),
                plugins,
                11);
        double[][] x = {{0, 0.5, -1}, {2, -0.25, 0.75}, {1, 1.5, 0.3}, {0, -1.2, 0.8}, {2, 0.9, -0.6}};
        double[][] t = {{1}, {0.5}, {-1}, {2}, {0}};
        Loss loss = plugins.loss(dev.bpnet.api.plugin.Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        List<Quantity> quantities = Derivation.of(exact, x, t, loss, null);
        quantities.stream()
                .filter(quantity -> quantity.numeric() != null)
                .forEach(quantity ->
                        assertThat(quantity.maxDifference()).as(quantity.name()).isLessThan(1e-8));
        assertThat(quantities)
                .extracting(Quantity::name)
                .contains("E[1]", "W[2]", "b[2]", "γ[3]", "β[3]", "slopes[4]", "γ[5]", "W[6]", "W[7]", "W[9]", "W[10]")
                .contains("dL/dE[1]", "dL/dγ[3]", "dL/dβ[3]", "dL/dslopes[4]", "dL/dW[6]", "dL/dW[9]", "dL/dW[10]")
                .doesNotContain("W[2] after the step");
        assertThat(quantities)
                .filteredOn(quantity -> quantity.part() == Quantity.Part.BACKWARD)
                .filteredOn(quantity -> quantity.numeric() == null)
                .extracting(Quantity::name)
                .as("shares of a derivative are no derivatives by a quantity")
                .containsExactly("dL/dr[6] (branch 0)", "dL/dr[6] (branch 1)", "dL/dp[4] (layers)");
    }

    /** Of 32 x 16 weights, twice 256, every second one has its numeric derivative; of the 16 biases all. */
    @Test
    void ofManyValuesSomeEvenlySpreadAreTakenNumerically() {
        Plugins plugins = Plugins.load();
        Network network = Network.initialize(Network.of(32, dense(16, "tanh"), dense(1)), plugins, 3);
        Loss loss = plugins.loss(dev.bpnet.api.plugin.Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
        double[][] x = new double[1][32];
        for (int j = 0; j < 32; j++) {
            x[0][j] = Math.sin(j);
        }
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), new float[0]);
        Map<String, Quantity> derivation = Derivation.of(exact, x, new double[][] {{1}}, loss, null).stream()
                .collect(Collectors.toMap(Quantity::name, Function.identity()));
        double[][] numeric = derivation.get("dL/dW[1]").numeric();
        for (int at = 0; at < 512; at++) {
            double found = numeric[at / 16][at % 16];
            assertThat(Double.isNaN(found)).as("value %d", at).isEqualTo(at % 2 != 0);
        }
        assertThat(derivation.get("dL/db[1]").numeric()[0]).doesNotContain(Double.NaN);
        assertThat(derivation.get("dL/dW[1]").maxDifference()).isLessThan(1e-8);
    }

    /** With a = σ(z) the loss follows z, not a: the derivative by a is shown without a numeric one. */
    @Test
    void theDerivativeByAPredictionHasNoNumericOne() {
        Map<String, Quantity> derivation = derive("binary_cross_entropy");
        assertThat(derivation.get("dL/da[2]").numeric()).isNull();
        assertThat(derivation.get("da[2]/dz[2]").numeric()).isNull();
        assertThat(derivation.get("dL/dz[2]").numeric()).isNotNull();
        double[][] a = derivation.get("a[2]").values();
        for (int i = 0; i < 4; i++) {
            double slope = a[i][0] * (1 - a[i][0]);
            assertThat(derivation.get("da[2]/dz[2]").values()[i][0]).isCloseTo(slope, within(1e-15));
            assertThat(derivation.get("dL/da[2]").values()[i][0])
                    .isCloseTo((a[i][0] - Y[i][0]) / slope / 4, within(1e-14));
        }
        assertThat(derivation.get("W[1] after the step").formula()).isEqualTo("W[1] - α·dL/dW[1] with α = 0.5");
    }

    /** Without its head a network has no predictions to derive by, whatever link the loss has. */
    @Test
    void withoutAHeadTheLossIsDerivedByTheOutputAlone() {
        Plugins plugins = Plugins.load();
        Network network = Network.initialize(Network.of(2, dense(2, "sigmoid"), dense(1)), plugins, 11);
        Loss loss = plugins.loss(
                dev.bpnet.api.plugin.Choice.<Loss>of("binary_cross_entropy"), TargetInfo.classes(List.of("no", "yes")));
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), new float[0]);
        Map<String, Quantity> derivation = Derivation.of(exact, X, Y, loss, null).stream()
                .collect(Collectors.toMap(Quantity::name, Function.identity()));
        assertThat(derivation).doesNotContainKeys("a[2]", "dL/da[2]", "da[2]/dz[2]");
        assertThat(derivation.get("dL/dz[2]").formula()).isEqualTo("w/Σw * (" + loss.deltaFormula() + ")");
        assertThat(derive("binary_cross_entropy").get("dL/dz[2]").formula())
                .isEqualTo("w/Σw * (" + loss.deltaFormula() + ") with a = a[2]");
        assertThat(derive("binary_cross_entropy").get("dL/da[2]").formula())
                .isEqualTo("w/Σw * " + loss.predictionDeltaFormula().orElseThrow() + " with a = a[2]");
        assertThat(derive("binary_cross_entropy").get("da[2]/dz[2]").formula()).isEqualTo("sigmoid'(z[2])");
    }

    /** Two tables of one layer have their names beside the letter. */
    @Test
    void tablesOfColumnsHaveTheirNames() {
        Plugins plugins = Plugins.load();
        List<Double> shares = List.of(0.5, 0.25, 0.25);
        Network network = Network.initialize(
                Network.of(
                        2,
                        EmbedColumns.of(List.of(
                                new EmbedColumns.Table("city", 0, 2, shares),
                                new EmbedColumns.Table("street", 1, 2, shares))),
                        dense(1)),
                plugins,
                1);
        Loss loss = plugins.loss(dev.bpnet.api.plugin.Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), new float[0]);
        assertThat(Derivation.of(exact, new double[][] {{1, 2}}, new double[][] {{1}}, loss, null))
                .extracting(Quantity::name)
                .contains("E_city[1]", "E_street[1]", "W[2]", "dL/dE_city[1]");
    }
}
