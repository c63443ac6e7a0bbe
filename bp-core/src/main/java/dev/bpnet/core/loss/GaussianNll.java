package dev.bpnet.core.loss;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.activation.MeanVariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code (ln v + (t - m)²/v)/2} with v the variance, at least epsilon: the mean over the targets. The outputs are the means m of
 * all targets, then their variances, which the output activation {@code mean_variance} makes positive.
 *
 * <p>Where a variance is raised to epsilon its slope is that at epsilon, as in PyTorch.
 */
@Doc(
        value =
                "The negative log-likelihood of a normal distribution whose mean and variance are both predicted. Two outputs a target.",
        formula = "(ln v + (t - m)²/v)/2, v = max(variance, epsilon)",
        source =
                "Nix and Weigend: Estimating the mean and variance of the target probability distribution, 1994; PyTorch GaussianNLLLoss")
public final class GaussianNll implements LossPlugin<GaussianNll.Parameters> {

    /**
     * Parameters of the Gaussian loss.
     *
     * @param full whether the constant ln(2π)/2 is added
     * @param epsilon the least variance, in standard units
     */
    public record Parameters(
            @Doc("whether the constant ln(2π)/2 is added") boolean full,

            @Range(min = 0, exclusiveMin = true)
            @Doc("the least variance, as a share of the target's own where it is standardised")
            double epsilon) {}

    private static final double HALF_LN_2_PI = 0.918938533204672741780;

    /** Found as a service. */
    public GaussianNll() {}

    @Override
    public String name() {
        return "gaussian_nll";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(false, 1e-6);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(p, target.columns(), target.missing());
    }

    private static final class Of implements Loss {
        private final double constant;
        private final double epsilon;
        private final int targets;
        private final boolean missing;

        Of(Parameters p, int targets, boolean missing) {
            this.constant = p.full() ? HALF_LN_2_PI : 0;
            this.epsilon = p.epsilon();
            this.targets = targets;
            this.missing = missing;
        }

        @Override
        public int outputs() {
            return Math.multiplyExact(2, targets);
        }

        @Override
        public Optional<String> link() {
            return Optional.empty();
        }

        @Override
        public Optional<Choice<Activation>> outputActivation() {
            return Optional.of(Choice.of(MeanVariance.NAME));
        }

        @Override
        public List<String> predictionNames(List<String> names) {
            List<String> columns = new ArrayList<>(names);
            names.forEach(name -> columns.add(name + "_variance"));
            return columns;
        }

        @Override
        public double predictionScale(int j, List<Double> scales) {
            double scale = scales.get(j % targets);
            return j < targets ? scale : scale * scale;
        }

        @Override
        public double predictionShift(int j, List<Double> shifts) {
            return j < targets ? shifts.get(j) : 0;
        }

        @Override
        public boolean weightsRows() {
            return missing;
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            return missing && present(t, row) == 0 ? 0 : 1;
        }

        private int present(Matrix t, int row) {
            int count = 0;
            for (int j = 0; j < targets; j++) {
                count += missing && Float.isNaN(t.get(row, j)) ? 0 : 1;
            }
            return count;
        }

        @Override
        public void evaluate(
                Kernels k,
                Matrix z,
                Matrix t,
                float[] rowScale,
                double[] rowLoss,
                @Nullable Matrix dz,
                int from,
                int to) {
            for (int i = from; i < to; i++) {
                int count = present(t, i);
                double scale = count == 0 ? 0 : (double) rowScale[i] / count;
                double sum = 0;
                for (int j = 0; j < targets; j++) {
                    boolean counts = !missing || !Float.isNaN(t.get(i, j));
                    double d = (double) z.get(i, j) - t.get(i, j);
                    double variance = z.get(i, targets + j);
                    double v = Math.max(variance, epsilon);
                    sum += counts ? (FloatMath.log((float) v) + d * d / v) / 2 + constant : 0;
                    if (dz != null) {
                        dz.set(i, j, counts ? (float) (scale * d / v) : 0);
                        dz.set(i, targets + j, counts ? (float) (scale * (v - d * d) / (2 * v * v)) : 0);
                    }
                }
                rowLoss[i] = count == 0 ? 0 : sum / count;
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double sum = 0;
            int count = 0;
            for (int j = 0; j < targets; j++) {
                if (!missing || !Double.isNaN(t[j])) {
                    double v = Math.max(z[targets + j], epsilon);
                    sum += (DoubleMath.log(v) + (t[j] - z[j]) * (t[j] - z[j]) / v) / 2 + constant;
                    count++;
                }
            }
            for (int j = 0; dz != null && j < targets; j++) {
                boolean counts = !missing || !Double.isNaN(t[j]);
                double v = Math.max(z[targets + j], epsilon);
                double d = z[j] - t[j];
                dz[j] = counts ? d / v / count : 0;
                dz[targets + j] = counts ? (1 - d * d / v) / (2 * v) / count : 0;
            }
            return count == 0 ? 0 : sum / count;
        }

        @Override
        public String formula() {
            return "(ln v + (y - m)²/v)/2";
        }
    }
}
