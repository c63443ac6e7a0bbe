package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.activation.Exponential;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.initializer.GivenValues;
import dev.bpnet.core.initializer.Prior;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.spec.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Biases of the output layer that make the first prediction the mean of the training rows: what {@link Prior} stands for. The
 * numbers take its place in the description, so that a model says what it began with.
 */
final class OutputPrior {
    private static final int BLOCK = 1024;

    private OutputPrior() {}

    /**
     * The layers with numbers for the prior of the output layer, where it wants one.
     *
     * @param linear whether the loss takes what the layer gives, by its link or as it is
     * @param standardized whether number targets have mean 0
     * @throws MisfitException where loss and output leave open what the prior is
     */
    static List<LayerSpec> in(List<LayerSpec> layers, boolean linear, Loss loss, boolean standardized, Dataset data) {
        LayerSpec last = layers.getLast();
        boolean behindActivation = !linear || loss.outputActivation().isPresent();
        if (behindActivation && layers.size() > 1 && last.choice().parameters() instanceof ActivationOnly.Parameters) {
            last = layers.get(layers.size() - 2);
        }
        if (!(last.choice().parameters() instanceof Dense.Parameters dense)
                || !dense.bias()
                || !dense.biasInitializer().name().equals(Prior.NAME)) {
            return layers;
        }
        List<Double> biases = biases(linear, loss, standardized, data);
        List<LayerSpec> filled = new ArrayList<>(layers);
        filled.set(
                layers.indexOf(last),
                new LayerSpec(last.name(), Choice.of(Dense.NAME, dense.withBiasInitializer(GivenValues.of(biases)))));
        return filled;
    }

    private static List<Double> biases(boolean linear, Loss loss, boolean standardized, Dataset data) {
        String link = loss.link().orElse("");
        boolean classes = data.target().kind() == TargetKind.CATEGORY;
        boolean known = switch (link) {
            case "softmax" -> classes;
            case "sigmoid", Exponential.NAME -> !classes;
            case "" -> !classes && linear && loss.outputActivation().isEmpty();
            default -> false;
        };
        if (!known
                || loss.outputs()
                        != (classes
                                ? data.target().labels().size()
                                : data.target().columns())) {
            throw new MisfitException(
                    MisfitException.Part.OUTPUT_BIAS,
                    String.format(
                            Locale.ROOT,
                            "there is no prior for this loss and output: it is defined for %s",
                            "sigmoid, softmax, exponential and linear outputs with one number a target"));
        }
        Shares shares = new Shares(data, loss, classes);
        List<Double> biases = new ArrayList<>();
        for (int j = 0; j < loss.outputs(); j++) {
            biases.add(
                    switch (link) {
                        case "softmax" -> DoubleMath.log(shares.positive(j));
                        case "sigmoid" -> DoubleMath.log(shares.positive(j)) - DoubleMath.log(1 - shares.positive(j));
                        case Exponential.NAME -> DoubleMath.log(Math.max(shares.mean(j), shares.half(j)));
                        default -> standardized ? 0 : shares.mean(j);
                    });
        }
        return biases;
    }

    /** Weighted sums over all rows, in row order, in double: of the classes, or of the values of each column. */
    private static final class Shares {
        private final double[] sums;
        private final double[] weights;

        Shares(Dataset data, Loss loss, boolean classes) {
            sums = new double[loss.outputs()];
            weights = new double[loss.outputs()];
            double[] rowWeights = RowWeights.of(data, loss);
            Matrix x = Matrix.zeros(BLOCK, data.inputs());
            Matrix t = Matrix.zeros(BLOCK, data.target().columns());
            int[] order = new int[BLOCK];
            for (int from = 0; from < data.rows(); from += BLOCK) {
                int n = Math.min(BLOCK, data.rows() - from);
                for (int i = 0; i < n; i++) {
                    order[i] = from + i;
                }
                data.gather(order, 0, n, x, t, 0);
                for (int i = 0; i < n; i++) {
                    add(t, i, rowWeights.length == 0 ? 1 : rowWeights[from + i], classes);
                }
            }
        }

        private void add(Matrix t, int row, double weight, boolean classes) {
            for (int j = 0; weight > 0 && j < sums.length; j++) {
                double value = classes ? (t.get(row, 0) == j ? 1 : 0) : t.get(row, j);
                if (!Double.isNaN(value)) {
                    weights[j] += weight;
                    sums[j] += weight * value;
                }
            }
        }

        double mean(int j) {
            return sums[j] / weights[j];
        }

        /** What half a row is in the mean. */
        double half(int j) {
            return 0.5 / weights[j];
        }

        /** The mean of what is 0 or 1, with at least half a row of each. */
        double positive(int j) {
            return Math.clamp(mean(j), Math.min(0.5, half(j)), Math.max(0.5, 1 - half(j)));
        }
    }
}
