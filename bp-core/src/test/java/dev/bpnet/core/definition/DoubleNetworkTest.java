package dev.bpnet.core.definition;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.train.BatchGradient;
import dev.bpnet.core.train.Goal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The interpreter against formulas written out for two inputs, two hidden units with tanh and one output. */
class DoubleNetworkTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final double[][] X = {{0.5, -1}, {2, 0.25}, {-0.75, 1.5}};
    private static final double[][] T = {{1}, {0}, {1}};
    private static final double[] WEIGHTS = {1, 3, 0.5};
    /** W[1] = (0.125, 0.25; 0.375, -0.5), b[1] = (0.5, -0.25), W[2] = (0.75; -1.5), b[2] = 0.125. */
    private static final float[] W = {0.125f, 0.25f, 0.375f, -0.5f, 0.5f, -0.25f, 0.75f, -1.5f, 0.125f};

    private static final Loss SQUARED = PLUGINS.loss(Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
    private static final DoubleNetwork.Listener SILENT = (part, name, formula, values) -> {};

    private static DoubleNetwork network(NetworkSpec spec, float[] parameters) {
        return new DoubleNetwork(
                Network.of(spec, PLUGINS, parameters, new float[0]).graph(), parameters, new float[0]);
    }

    private static DoubleNetwork plain() {
        return network(Network.of(2, dense(2, "tanh"), dense(1)), W);
    }

    private static double hidden(double[] x, int j) {
        return Math.tanh(x[0] * W[j] + x[1] * W[2 + j] + W[4 + j]);
    }

    private static double output(double[] x) {
        return hidden(x, 0) * W[6] + hidden(x, 1) * W[7] + W[8];
    }

    private static double weighted(double[] of) {
        return (WEIGHTS[0] * of[0] + WEIGHTS[1] * of[1] + WEIGHTS[2] * of[2]) / 4.5;
    }

    @Test
    void aPassIsTheFormulaOfItsLayers() {
        double[][] z = plain().output(X);
        for (int i = 0; i < 3; i++) {
            assertThat(z[i][0]).isCloseTo(output(X[i]), within(1e-15));
        }
        assertThat(plain().predict(X)).isDeepEqualTo(z);
    }

    /** The head of binary cross entropy is the sigmoid, behind what the loss takes. */
    @Test
    void predictionsAreTheOutputBehindTheHead() {
        Goal goal = Goal.of(
                Network.of(2, dense(2, "tanh"), dense(1)),
                Choice.of("binary_cross_entropy"),
                Dataset.of(new float[][] {{0, 0}, {1, 1}}, new int[] {0, 1}),
                false,
                PLUGINS);
        DoubleNetwork network = network(goal.spec(), W);
        for (int i = 0; i < 3; i++) {
            assertThat(network.output(X)[i][0]).isCloseTo(output(X[i]), within(1e-15));
            assertThat(network.predict(X)[i][0]).isCloseTo(1 / (1 + Math.exp(-output(X[i]))), within(1e-15));
        }
    }

    /** {@code L = Σ w·(a - t)² / Σ w} and its derivatives, for the weights 1, 3 and ½. */
    @Test
    void lossAndGradientAreWeightedMeans() {
        DoubleNetwork network = plain();
        double[] squares = new double[3];
        double[] deltas = new double[3];
        for (int i = 0; i < 3; i++) {
            deltas[i] = 2 * (output(X[i]) - T[i][0]);
            squares[i] = deltas[i] * deltas[i] / 4;
        }
        assertThat(network.loss(X, T, WEIGHTS, SQUARED, SILENT)).isCloseTo(weighted(squares), within(1e-15));
        // Twice: a run begins with gradients of 0.
        for (int run = 0; run < 2; run++) {
            assertThat(network.gradient(X, T, WEIGHTS, SQUARED, SILENT)).isCloseTo(weighted(squares), within(1e-15));
            List<Parameter> p = network.graph().layout().parameters();
            assertThat(network.gradient(p.get(3))[0][0]).isCloseTo(weighted(deltas), within(1e-15));
            for (int j = 0; j < 2; j++) {
                double[] byOutputWeight = new double[3];
                double[] byBias = new double[3];
                double[] byWeight = new double[3];
                for (int i = 0; i < 3; i++) {
                    double h = hidden(X[i], j);
                    byOutputWeight[i] = deltas[i] * h;
                    byBias[i] = deltas[i] * W[6 + j] * (1 - h * h);
                    byWeight[i] = byBias[i] * X[i][1];
                }
                assertThat(network.gradient(p.get(2))[j][0]).isCloseTo(weighted(byOutputWeight), within(1e-15));
                assertThat(network.gradient(p.get(1))[0][j]).isCloseTo(weighted(byBias), within(1e-15));
                assertThat(network.gradient(p.get(0))[1][j]).isCloseTo(weighted(byWeight), within(1e-15));
            }
        }
    }

    @Test
    void aParameterThatIsChangedCountsFromTheNextRunOn() {
        DoubleNetwork network = plain();
        Parameter bias = network.graph().layout().parameters().getLast();
        double before = network.output(X)[0][0];
        network.parameter(bias)[0][0] += 2;
        assertThat(network.output(X)[0][0]).isCloseTo(before + 2, within(1e-15));
    }

    /** Running mean (1, -2) and variance (4, 0.25) when predicting; in training those of the batch. */
    @Test
    void buffersCountWhereItPredictsAndTheBatchWhereItTrains() {
        NetworkSpec spec = Network.of(2, batchNorm(), dense(1));
        Network fresh = Network.initialize(spec, PLUGINS, 1);
        float[] parameters = fresh.parameters();
        float[] buffers = {1, -2, 4, 0.25f};
        DoubleNetwork network = new DoubleNetwork(fresh.graph(), parameters, buffers);
        Parameter w = fresh.graph().layout().parameters().get(2);
        double first = parameters[w.offset()];
        double second = parameters[w.offset() + 1];
        double epsilon = 1e-5;
        double expected =
                first * (X[0][0] - 1) / Math.sqrt(4 + epsilon) + second * (X[0][1] + 2) / Math.sqrt(0.25 + epsilon);
        assertThat(network.output(X)[0][0]).isCloseTo(expected, within(1e-12));
        assertThat(network.predict(X)[0][0]).isCloseTo(expected, within(1e-12));
        // Of a normalised batch the mean output is the bias, 0: the loss by targets of 0 is the mean square.
        List<double[][]> outputs = new ArrayList<>();
        network.loss(
                X,
                new double[3][1],
                new double[] {1, 1, 1},
                SQUARED,
                (part, name, formula, values) -> outputs.add(values));
        double[][] z = outputs.getLast();
        assertThat(z[0][0] + z[1][0] + z[2][0]).isCloseTo(0, within(1e-12));
        assertThat(z[0][0]).isNotCloseTo(expected, within(1e-3));
    }

    @Test
    void itNoisesAsTheFirstStepOfTrainingDoes() {
        Goal goal = Goal.of(
                Network.of(2, dense(16, "tanh"), dropout(0.5), dense(16, "tanh"), dropout(0.25), dense(1)),
                Choice.of("mean_squared_error"),
                Dataset.of(new float[][] {{0.5f, -1}, {2, 0.25f}, {-0.75f, 1.5f}}, new float[] {1, 0, 1}),
                false,
                PLUGINS);
        Network network = Network.initialize(goal.spec(), PLUGINS, 4);
        float[] gradient = BatchGradient.of(
                network,
                goal,
                Dataset.of(new float[][] {{0.5f, -1}, {2, 0.25f}, {-0.75f, 1.5f}}, new float[] {1, 0, 1}),
                KernelsUnderTest.kernels());
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        exact.gradient(X, T, new double[] {1, 1, 1}, goal.loss(), SILENT);
        for (Parameter p : network.graph().layout().parameters()) {
            for (int i = 0; i < p.size(); i++) {
                assertThat((double) gradient[p.offset() + i])
                        .as("%s[%d]", p.name(), i)
                        .isCloseTo(exact.gradient(p)[i / p.columns()][i % p.columns()], within(1e-5));
            }
        }
    }

    @Test
    void aLayerRunsByItselfAndItsGradientsBeginWithZero() {
        DoubleNetwork network = plain();
        network.gradient(X, T, WEIGHTS, SQUARED, SILENT);
        Node last = network.graph().layers().getLast();
        DoubleNetwork.LayerRun run = network.layer(last, true);
        double[][] h = {{2, 3}, {-1, 0.5}};
        double[][] y = run.forward(h);
        assertThat(y[0][0]).isEqualTo(2 * 0.75 - 3 * 1.5 + 0.125);
        assertThat(y[1][0]).isEqualTo(-0.75 - 0.75 + 0.125);
        double[][] dx = run.backward(new double[][] {{1}, {10}});
        assertThat(dx).isDeepEqualTo(new double[][] {{0.75, -1.5}, {7.5, -15}});
        Parameter w = last.weights().getFirst().parameter();
        assertThat(network.gradient(w)).isDeepEqualTo(new double[][] {{2 - 10}, {3 + 5}});
        assertThat(network.gradient(network.graph().layout().parameters().getFirst()))
                .isDeepEqualTo(new double[2][2]);
    }

    @Test
    void theListenerHearsTheDerivationInOrder() {
        List<String> heard = new ArrayList<>();
        plain().gradient(
                        X,
                        T,
                        WEIGHTS,
                        SQUARED,
                        (part, name, formula, values) -> heard.add(part + " " + name + " = " + formula));
        assertThat(heard)
                .containsExactly(
                        "FORWARD z[1] = x·W[1] + b[1]",
                        "FORWARD a[1] = tanh(z[1])",
                        "FORWARD z[2] = a[1]·W[2] + b[2]",
                        "LOSS L = weighted mean over the batch of " + SQUARED.formula(),
                        "BACKWARD dL/dz[2] = w/Σw * (" + SQUARED.deltaFormula() + ")",
                        "BACKWARD dL/dW[2] = a[1]ᵀ·dL/dz[2]",
                        "BACKWARD dL/db[2] = sum over the batch of dL/dz[2]",
                        "BACKWARD dL/da[1] = dL/dz[2]·W[2]ᵀ",
                        "BACKWARD dL/dz[1] = dL/da[1] * tanh'(z[1])",
                        "BACKWARD dL/dW[1] = xᵀ·dL/dz[1]",
                        "BACKWARD dL/db[1] = sum over the batch of dL/dz[1]",
                        "BACKWARD dL/dx = dL/dz[1]·W[1]ᵀ");
    }
}
