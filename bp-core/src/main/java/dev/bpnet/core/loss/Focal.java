package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code -α_t (1 - p_t)^γ ln p_t} with p_t the probability of the class that came. For two classes, and for each of several
 * labels, {@code p = sigmoid(z)} and {@code α_t} is alpha for positive targets, 1 - alpha for negative ones, as in torchvision;
 * for more classes {@code p = softmax(z)} and there is no alpha: class weights do that.
 */
@Doc(
        value = "Cross-entropy that counts rows the less the surer they are predicted rightly: for rare classes.",
        formula = "-α (1 - p)^γ ln p, p the probability of the class that came",
        source =
                "Lin, Goyal, Girshick, He and Dollár: Focal loss for dense object detection, 2017; torchvision sigmoid_focal_loss")
public final class Focal implements LossPlugin<Focal.Parameters> {

    /**
     * Parameters of the focal loss.
     *
     * @param gamma how strongly sure rows are discounted
     * @param alpha the weight of positive targets
     */
    public record Parameters(
            @Range(min = 0) @Doc("the power of the discount; 0 gives cross-entropy")
            double gamma,

            @Range(min = 0, max = 1)
            @Doc(
                    "the weight of positive targets, negative ones get 1 - alpha; left out, none. For two classes and for labels")
            @Nullable Double alpha) {}

    /** Found as a service. */
    public Focal() {}

    @Override
    public String name() {
        return "focal";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(2, null);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.MULTI_LABEL);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        if (target.kind() != TargetKind.CATEGORY) {
            return new OfLogits(p, target);
        }
        if (p.alpha() != null) {
            throw new IllegalArgumentException(
                    "alpha of focal is for two classes; for more say class_weights: in training");
        }
        return new OfClasses(p.gamma(), target);
    }

    /** With {@code s = z} for a positive target, else {@code -z}: {@code p = sigmoid(s)}. */
    private static final class OfLogits extends ElementwiseLoss {
        private final double gamma;
        private final double ofPositive;
        private final double ofNegative;

        OfLogits(Parameters p, TargetInfo target) {
            super(target);
            gamma = p.gamma();
            Double alpha = p.alpha();
            ofPositive = alpha == null ? 1 : alpha;
            ofNegative = alpha == null ? 1 : 1 - alpha;
        }

        @Override
        public Optional<String> link() {
            return Optional.of("sigmoid");
        }

        @Override
        protected double value(double z, double t, int j) {
            return t * ofPositive * surprise(z) + (1 - t) * ofNegative * surprise(-z);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return t * ofPositive * slope(z) - (1 - t) * ofNegative * slope(-z);
        }

        /** {@code (1 - p)^γ (-ln p)}. */
        private double surprise(double s) {
            return discount(s) * DoubleMath.softplus(-s);
        }

        /** {@code (1 - p)^γ (γ p ln p - (1 - p))}. */
        private double slope(double s) {
            double p = DoubleMath.sigmoid(s);
            return discount(s) * (gamma * p * DoubleMath.logSigmoid(s) - DoubleMath.sigmoid(-s));
        }

        private double discount(double s) {
            return gamma == 0 ? 1 : DoubleMath.exp(gamma * DoubleMath.logSigmoid(-s));
        }

        @Override
        public String formula() {
            return "-(1 - p)^γ ln p";
        }
    }

    /** {@code dz_j = (1 - p)^γ (γ p ln p / (1 - p) - 1) ([j = y] - a_j)}. */
    private static final class OfClasses implements Loss {
        private final int classes;
        private final double gamma;
        private final double[] weights;

        OfClasses(double gamma, TargetInfo target) {
            this.classes = target.labels().size();
            this.gamma = gamma;
            this.weights = target.classWeights().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }

        @Override
        public int outputs() {
            return classes;
        }

        @Override
        public Optional<String> link() {
            return Optional.of("softmax");
        }

        @Override
        public boolean weightsRows() {
            return weights.length > 0;
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            int wanted = ClassIndex.of(t.get(row, 0), classes);
            return weights.length == 0 || wanted == ClassIndex.NONE ? 1 : weights[wanted];
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
                int wanted = ClassIndex.of(t.get(i, 0), classes);
                double m = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < classes; j++) {
                    m = Math.max(m, z.get(i, j));
                }
                double others = 0;
                double own = Double.NaN;
                for (int j = 0; j < classes; j++) {
                    double e = DoubleMath.exp(z.get(i, j) - m);
                    others += j == wanted ? 0 : e;
                    own = j == wanted ? e : own;
                }
                double logit = wanted == ClassIndex.NONE ? Double.NaN : z.get(i, wanted);
                rowLoss[i] = loss(own, others, m, logit);
                double factor = dz == null ? 0 : rowScale[i] * factor(own, others, m, logit);
                for (int j = 0; dz != null && j < classes; j++) {
                    double a = DoubleMath.exp(z.get(i, j) - m) / (own + others);
                    dz.set(i, j, (float) (factor * (j == wanted ? others / (own + others) : -a)));
                }
            }
        }

        /** From {@code e^(z_y - m)}, the sum of the other classes' exponentials, m and {@code z_y}. */
        private double loss(double own, double others, double m, double logit) {
            double rest = others / (own + others);
            return -power(rest) * logProbability(own, others, m, logit);
        }

        private double factor(double own, double others, double m, double logit) {
            double rest = others / (own + others);
            if (rest == 0) {
                return 0;
            }
            double p = own / (own + others);
            return power(rest) * (gamma * p * logProbability(own, others, m, logit) / rest - 1);
        }

        /** {@code ln p}: without cancellation where p is close to 1. */
        private static double logProbability(double own, double others, double m, double logit) {
            return own == 1 ? -DoubleMath.log1p(others) : logit - m - DoubleMath.log(own + others);
        }

        private double power(double rest) {
            return gamma == 0 ? 1 : DoubleMath.exp(gamma * DoubleMath.log(rest));
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            int wanted = ClassIndex.of(t[0], classes);
            double all = DoubleMath.logSumExp(z);
            double log = wanted == ClassIndex.NONE ? Double.NaN : z[wanted] - all;
            double[] others = z.clone();
            if (wanted != ClassIndex.NONE) {
                others[wanted] = Double.NEGATIVE_INFINITY;
            }
            double logRest = DoubleMath.logSumExp(others) - all;
            double discount = gamma == 0 ? 1 : DoubleMath.exp(gamma * logRest);
            if (dz != null) {
                double p = DoubleMath.exp(log);
                double lean = gamma == 0 ? 0 : gamma * p * log * DoubleMath.exp((gamma - 1) * logRest);
                for (int j = 0; j < classes; j++) {
                    double towards = j == wanted ? DoubleMath.exp(logRest) : -DoubleMath.exp(z[j] - all);
                    dz[j] = towards == 0 ? 0 : (lean - discount) * towards;
                }
            }
            return discount == 0 ? 0 : -discount * log;
        }

        @Override
        public String formula() {
            return "-(1 - a[y])^γ ln a[y]";
        }
    }
}
