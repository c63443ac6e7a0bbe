package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code -ln a_t} with {@code a = softmax(z)} and t the index of the class, and {@code dz_j = a_j - [j = t]}: link and loss in
 * one, computed from the logits as {@code (m - z_t) + ln Σ_j e^(z_j - m)} with m the greatest of them, one output a class.
 *
 * <p>PyTorch's {@code ignore_index} is a missing target here: where a network has several heads, a row that lacks the class of one
 * adds nothing to the loss and the gradient of that head, whose own loss is told as the mean over the rows that have a class, as
 * PyTorch's over those that are not ignored. (What is minimised is a mean over rows, of the sum over heads.) A row that has no
 * target at all is left out of the file, or gets the sample weight 0.
 */
@Doc(
        value =
                "The surprise at the class that came, for two or more classes with one output each; predictions are probabilities. "
                        + "A head's row without a class counts for nothing, as PyTorch's ignore_index.",
        formula = "-ln a_t, a = softmax(z)",
        source = "Good: Rational decisions, 1952")
public final class CrossEntropy implements LossPlugin<CrossEntropy.Parameters> {

    /**
     * Parameters of the cross-entropy.
     *
     * @param labelSmoothing the share of the target that is spread over all classes
     */
    public record Parameters(
            @Range(min = 0, max = 1, exclusiveMax = true)
            @Doc("the share of the target that is spread evenly over all classes")
            double labelSmoothing) {}

    /** Found as a service. */
    public CrossEntropy() {}

    @Override
    public String name() {
        return "cross_entropy";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.NUMBER);
    }

    /** Numbers are the shares of the classes. */
    @Override
    public boolean standardizesNumbers() {
        return false;
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        if (target.kind() == TargetKind.NUMBER) {
            return new OfShares(ClassIndex.distribution(target, name()), target, p.labelSmoothing());
        }
        boolean plain = p.labelSmoothing() == 0 && target.classWeights().isEmpty();
        int classes = target.labels().size();
        return plain ? new OfLogits(classes) : new OfShares(classes, target, p.labelSmoothing());
    }

    /**
     * With label smoothing ε, class weights w or shares as target: {@code Σ_j c_j (-ln a_j)} with {@code c_j = (1 - ε) t_j + ε/C}
     * for shares t of C classes, and {@code c_j = (1 - ε)[j = y] + ε/C · w_j/w_y} for a class y, whose rows weigh {@code w_y}: so
     * the mean over the batch is PyTorch's, {@code Σ w_y·loss / Σ w_y}.
     */
    private static final class OfShares extends DistributionLoss {
        private final boolean soft;
        private final double smoothing;
        private final double spread;
        private final double[] weights;

        OfShares(int classes, TargetInfo target, double smoothing) {
            super(classes, target.kind() == TargetKind.NUMBER, target.missing());
            this.soft = target.kind() == TargetKind.NUMBER;
            this.smoothing = smoothing;
            this.spread = smoothing / classes;
            List<Double> given = target.classWeights();
            this.weights = given.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        double share(int j, int wanted, double t) {
            if (soft) {
                return t >= 0 ? (1 - smoothing) * t + spread : Double.NaN;
            }
            double ofClass = j == wanted ? 1 - smoothing : 0;
            if (weights.length == 0 || smoothing == 0) {
                return ofClass + spread;
            }
            return weights[wanted] == 0 ? ofClass : ofClass + spread * weights[j] / weights[wanted];
        }

        @Override
        public boolean weightsRows() {
            return weights.length > 0 || super.weightsRows();
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            if (weights.length == 0) {
                return super.rowWeight(t, row);
            }
            int wanted = ClassIndex.of(t.get(row, 0), weights.length);
            return wanted == ClassIndex.NONE ? 1 : weights[wanted];
        }

        @Override
        public String formula() {
            return "-Σ c ln a";
        }

        @Override
        public String deltaFormula() {
            return "a Σc - c";
        }
    }

    private static final class OfLogits implements Loss {
        private final int classes;

        OfLogits(int classes) {
            this.classes = classes;
        }

        @Override
        public int outputs() {
            return classes;
        }

        @Override
        public Optional<String> link() {
            return Optional.of("softmax");
        }

        /**
         * {@inheritDoc}
         *
         * <p>The greatest logit m counts as 1 in the sum, so only the rest is added up, in double over ascending columns:
         * {@code loss = (m - z_t) + ln(1 + rest)}. Where m belongs to the class that came, loss and gradient ({@code -rest /
         * (1 + rest)} at that class) keep their digits however close to 0 they get.
         *
         * <p>With a gradient, all exponentials are taken at once, in its place: one call for the block, not one a row.
         */
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
            if (dz == null) {
                for (int i = from; i < to; i++) {
                    float m = greatest(z.array(), z.at(i));
                    double rest = restOfSum(z.array(), z.at(i), m);
                    rowLoss[i] = gap(z, i, m, t.get(i, 0)) + FloatMath.log1p((float) rest);
                }
                return;
            }
            for (int i = from; i < to; i++) {
                float m = greatest(z.array(), z.at(i));
                rowLoss[i] = gap(z, i, m, t.get(i, 0));
                shift(z.array(), z.at(i), m, dz.array(), dz.at(i));
            }
            k.unary(Unary.EXP, 0, dz, dz, from, to);
            for (int i = from; i < to; i++) {
                double rest = restOfSum(dz.array(), dz.at(i));
                rowLoss[i] += FloatMath.log1p((float) rest);
                gradient(dz.array(), dz.at(i), rowScale[i], rest, ClassIndex.of(t.get(i, 0), classes));
            }
        }

        /** The greatest logit; not NaN wherever NaN stands, but the sum will be. */
        private float greatest(float[] z, int zo) {
            float m = z[zo];
            for (int j = 1; j < classes; j++) {
                m = z[zo + j] > m ? z[zo + j] : m;
            }
            return m;
        }

        /** {@code m - z_t}, 0 where the class that came has the greatest logit. */
        private double gap(Matrix z, int row, float m, float target) {
            int wanted = ClassIndex.of(target, classes);
            return wanted == ClassIndex.NONE ? Double.NaN : (double) m - z.get(row, wanted);
        }

        /** {@code e_j = z_j - m}; e may be z. */
        private void shift(float[] z, int zo, float m, float[] e, int eo) {
            for (int j = 0; j < classes; j++) {
                e[eo + j] = z[zo + j] - m;
            }
        }

        /** The sum of {@code e^(z_j - m)} but for the first that is 1; NaN, which never is, where m is not finite. */
        private double restOfSum(float[] z, int zo, float m) {
            double rest = 0;
            boolean found = false;
            for (int j = 0; j < classes; j++) {
                float ej = FloatMath.exp(z[zo + j] - m);
                rest += found || ej != 1 ? ej : 0;
                found |= ej == 1;
            }
            return rest;
        }

        /** The same of exponentials that are there. */
        private double restOfSum(float[] e, int eo) {
            double rest = 0;
            boolean found = false;
            for (int j = 0; j < classes; j++) {
                float ej = e[eo + j];
                rest += found || ej != 1 ? ej : 0;
                found |= ej == 1;
            }
            return rest;
        }

        /** From {@code e_j} to {@code scale · (e_j / (1 + rest) - [j = wanted])}. */
        private void gradient(float[] e, int eo, float scale, double rest, int wanted) {
            double factor = wanted == ClassIndex.NONE ? Double.NaN : scale / (1 + rest);
            double ofWanted = wanted == ClassIndex.NONE ? Double.NaN : e[eo + wanted];
            for (int j = 0; j < classes; j++) {
                e[eo + j] = (float) (factor * e[eo + j]);
            }
            if (wanted != ClassIndex.NONE) {
                e[eo + wanted] = (float) (factor * ((ofWanted - 1) - rest));
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double m = Double.NEGATIVE_INFINITY;
            for (double zj : z) {
                m = Math.max(m, zj);
            }
            double sum = 0;
            for (double zj : z) {
                sum += DoubleMath.exp(zj - m);
            }
            int wanted = ClassIndex.of(t[0], classes);
            if (dz != null) {
                for (int j = 0; j < classes; j++) {
                    double a = wanted == ClassIndex.NONE ? Double.NaN : DoubleMath.exp(z[j] - m) / sum;
                    dz[j] = j == wanted ? a - 1 : a;
                }
            }
            return wanted == ClassIndex.NONE ? Double.NaN : (m - z[wanted]) + DoubleMath.log(sum);
        }

        @Override
        public String formula() {
            return "-ln a[y]";
        }

        @Override
        public String deltaFormula() {
            return "a - onehot(y)";
        }
    }
}
