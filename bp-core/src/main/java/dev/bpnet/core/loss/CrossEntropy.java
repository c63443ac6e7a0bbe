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
import dev.bpnet.api.plugin.NoParameters;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code -ln a_t} with {@code a = softmax(z)} and t the index of the class, and {@code dz_j = a_j - [j = t]}: link and loss in
 * one, computed from the logits as {@code (m - z_t) + ln Σ_j e^(z_j - m)} with m the greatest of them, one output a class.
 */
@Doc(
        value =
                "The surprise at the class that came, for two or more classes with one output each; predictions are probabilities.",
        formula = "-ln a_t, a = softmax(z)",
        source = "Good: Rational decisions, 1952")
public final class CrossEntropy implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public CrossEntropy() {}

    @Override
    public String name() {
        return "cross_entropy";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY);
    }

    @Override
    public Loss create(NoParameters parameters, TargetInfo target) {
        return new OfLogits(target.labels().size());
    }

    private static final class OfLogits implements Loss {
        /** From this width on the exponentials of a row are left to the kernels; the bits are the same. */
        private static final int WIDE = 32;

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
         * <p>The first greatest logit m counts as 1 in the sum, so only the rest is added up, in double over ascending
         * columns: {@code loss = (m - z_t) + ln(1 + rest)}. Where m belongs to the class that came, loss and gradient
         * ({@code -rest / (1 + rest)} at that class) keep their digits however close to 0 they get.
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
                int zo = z.at(i);
                int top = greatest(z.array(), zo);
                float m = z.array()[zo + top];
                int wanted = ClassIndex.of(t.get(i, 0), classes);
                double gap = wanted == ClassIndex.NONE ? Double.NaN : (double) m - z.array()[zo + wanted];
                double rest = dz == null
                        ? restOfSum(z.array(), zo, top, m)
                        : exponentials(k, z.array(), zo, top, m, dz.array(), dz.at(i));
                rowLoss[i] = gap + FloatMath.log1p((float) rest);
                if (dz != null) {
                    double scale = wanted == ClassIndex.NONE ? Double.NaN : rowScale[i] / (1 + rest);
                    gradient(dz.array(), dz.at(i), scale, rest, top, wanted);
                }
            }
        }

        /** The index of the greatest logit, the first of equals. What NaN does here does not matter: it is in the sum too. */
        private int greatest(float[] z, int zo) {
            int top = 0;
            for (int j = 1; j < classes; j++) {
                top = z[zo + j] > z[zo + top] ? j : top;
            }
            return top;
        }

        private double restOfSum(float[] z, int zo, int top, float m) {
            double rest = Float.isFinite(m) ? 0 : Double.NaN; // ∞ - ∞
            for (int j = 0; j < classes; j++) {
                if (j != top) {
                    rest += FloatMath.exp(z[zo + j] - m);
                }
            }
            return rest;
        }

        /** As {@link #restOfSum}; also writes {@code e^(z_j - m)} to e, which may be z. */
        private double exponentials(Kernels k, float[] z, int zo, int top, float m, float[] e, int eo) {
            if (classes >= WIDE) {
                for (int j = 0; j < classes; j++) {
                    e[eo + j] = z[zo + j] - m;
                }
                k.unary(Unary.EXP, 0, e, eo, e, eo, classes);
            } else {
                for (int j = 0; j < classes; j++) {
                    e[eo + j] = FloatMath.exp(z[zo + j] - m);
                }
            }
            double rest = Float.isFinite(m) ? 0 : Double.NaN;
            for (int j = 0; j < classes; j++) {
                if (j != top) {
                    rest += e[eo + j];
                }
            }
            return rest;
        }

        /** From {@code e^(z_j - m)} to {@code scale · e^(z_j - m)}, less {@code scale · (1 + rest)} at the class that came. */
        private void gradient(float[] e, int eo, double scale, double rest, int top, int wanted) {
            double ofWanted = wanted == ClassIndex.NONE ? Double.NaN : e[eo + wanted];
            for (int j = 0; j < classes; j++) {
                e[eo + j] = (float) (scale * e[eo + j]);
            }
            if (wanted == top) {
                e[eo + wanted] = (float) (-scale * rest);
            } else if (wanted != ClassIndex.NONE) {
                e[eo + wanted] = (float) (scale * (ofWanted - (1 + rest)));
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
