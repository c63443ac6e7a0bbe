package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Broadcast;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code -[t ln a + (1 - t) ln(1 - a)]} with {@code a = sigmoid(z)}, and {@code dz = a - t}: link and loss in one, computed
 * from the logit as {@code max(z, 0) - z·t + ln(1 + e^-|z|)}, which neither overflows nor takes the logarithm of 0. The target
 * is 0 or 1, or a number between them.
 */
@Doc(
        value = "The surprise at yes or no, for two classes and one output; predictions are probabilities.",
        formula = "-(t·ln a + (1 - t)·ln(1 - a)), a = sigmoid(z)",
        source = "Good: Rational decisions, 1952")
public final class BinaryCrossEntropy implements LossPlugin<BinaryCrossEntropy.Parameters> {

    /**
     * Parameters of the binary cross-entropy.
     *
     * @param posWeight how much a positive target counts, for all outputs or for each
     * @param labelSmoothing how far targets are moved from 0 and 1 towards the middle
     */
    public record Parameters(
            @Broadcast
            @Range(min = 0)
            @Doc(
                    "the factor on the loss of positive targets, as PyTorch's pos_weight: one number, or of several labels a list with one for each, in their order")
            List<Double> posWeight,

            @Range(min = 0, max = 1, exclusiveMax = true) @Doc("s moves targets to t(1 - s) + s/2")
            double labelSmoothing) {

        /** Checks. */
        public Parameters {
            posWeight = List.copyOf(posWeight);
            if (posWeight.isEmpty()) {
                throw new IllegalArgumentException("pos_weight: one factor for all outputs or one for each is needed");
            }
        }

        /** The same factor for all outputs. */
        public Parameters(double posWeight, double labelSmoothing) {
            this(List.of(posWeight), labelSmoothing);
        }
    }

    /** Found as a service. */
    public BinaryCrossEntropy() {}

    @Override
    public String name() {
        return "binary_cross_entropy";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 0);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.MULTI_LABEL);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        boolean plain =
                target.kind() == TargetKind.BINARY && target.classWeights().isEmpty() && p.equals(defaults());
        return plain ? new OfLogit() : new OfLogits(p, target);
    }

    /**
     * With {@code pos_weight} p, label smoothing, class weights or several labels, the mean over which is taken and each of which may
     * have a p of its own: {@code (1 - t) z + (1 + (p - 1) t) (max(-z, 0) + ln(1 + e^-|z|))}, the slope {@code (1 - t) a - p t (1 - a)}.
     */
    private static final class OfLogits extends ElementwiseLoss {
        /** Of so many labels the names are told in an error. */
        private static final int NAMED = 12;

        private final double[] posWeight;
        private final double smoothing;

        OfLogits(Parameters p, TargetInfo target) {
            super(target);
            posWeight = posWeights(p.posWeight(), target, outputs());
            smoothing = p.labelSmoothing();
        }

        @Override
        public Optional<String> link() {
            return Optional.of("sigmoid");
        }

        private static double[] posWeights(List<Double> given, TargetInfo target, int outputs) {
            if (given.size() != 1 && given.size() != outputs) {
                List<String> labels = target.labels();
                String named = String.join(", ", labels.subList(0, Math.min(labels.size(), NAMED)));
                String outputOf = target.kind() == TargetKind.BINARY
                        ? "two classes have one output"
                        : outputs + " labels have an output each, in the order " + named
                                + (labels.size() > NAMED ? ", ..." : "");
                throw new IllegalArgumentException("pos_weight: a list of " + given.size() + " does not fit, since "
                        + outputOf + "; one number stands for all outputs");
            }
            return IntStream.range(0, outputs)
                    .mapToDouble(j -> given.get(given.size() == 1 ? 0 : j))
                    .toArray();
        }

        @Override
        protected double off() {
            return smoothing / 2;
        }

        @Override
        protected double on() {
            return 1 - smoothing / 2;
        }

        @Override
        protected double value(double z, double t, int j) {
            // Written so that nothing cancels: -t p ln a - (1 - t) ln(1 - a).
            return posWeight[j] * t * DoubleMath.softplus(-z) + (1 - t) * DoubleMath.softplus(z);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return (1 - t) * DoubleMath.sigmoid(z) - posWeight[j] * t * DoubleMath.sigmoid(-z);
        }

        @Override
        public String formula() {
            return "-[p y ln a + (1 - y) ln(1 - a)]";
        }

        @Override
        public String deltaFormula() {
            return "(1 - y) a - p y (1 - a)";
        }
    }

    private static final class OfLogit implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Optional<String> link() {
            return Optional.of("sigmoid");
        }

        /**
         * {@inheritDoc}
         *
         * <p>With {@code e = e^-|z|} the gradient {@code sigmoid(z) - t} is {@code ((1 - t) - t·e) / (1 + e)} for z ≥ 0, else
         * {@code (e·(1 - t) - t) / (1 + e)}: one exponential serves loss and gradient, and a gradient close to 0 keeps its
         * digits where {@code a - t} would cancel.
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
            for (int i = from; i < to; i++) {
                float logit = z.get(i, 0);
                double wanted = checked(t.get(i, 0));
                float e = FloatMath.exp(-Math.abs(logit));
                rowLoss[i] = Math.max(logit, 0f) - logit * wanted + FloatMath.log1p(e);
                if (dz != null) {
                    double numerator = logit < 0 ? e * (1 - wanted) - wanted : (1 - wanted) - wanted * e;
                    dz.set(i, 0, (float) (rowScale[i] * (numerator / (1.0 + e))));
                }
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double logit = z[0];
            double wanted = checked(t[0]);
            if (dz != null) {
                dz[0] = DoubleMath.sigmoid(logit) - wanted;
            }
            return Math.max(logit, 0) - logit * wanted + DoubleMath.log1p(DoubleMath.exp(-Math.abs(logit)));
        }

        private static double checked(double target) {
            return target >= 0 && target <= 1 ? target : Double.NaN;
        }

        @Override
        public String formula() {
            return "-[y ln a + (1 - y) ln(1 - a)]";
        }

        @Override
        public String deltaFormula() {
            return "a - y";
        }

        @Override
        public Optional<String> predictionDeltaFormula() {
            return Optional.of("(a - y) / (a (1 - a))");
        }
    }
}
