package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Optional;
import java.util.Set;
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
public final class BinaryCrossEntropy implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public BinaryCrossEntropy() {}

    @Override
    public String name() {
        return "binary_cross_entropy";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY);
    }

    @Override
    public Loss create(NoParameters parameters, TargetInfo target) {
        return new OfLogit();
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
