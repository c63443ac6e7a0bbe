package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Half the squared error, and copies of it with one mistake each. */
final class BrokenLosses {
    private BrokenLosses() {}

    /** A plugin around a loss for that kind of target. */
    static LossPlugin<NoParameters> plugin(TargetKind kind, Function<TargetInfo, Loss> loss) {
        return new LossPlugin<>() {
            @Override
            public String name() {
                return "acme_half_square";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Set<TargetKind> accepts() {
                return Set.of(kind);
            }

            @Override
            public Loss create(NoParameters parameters, TargetInfo target) {
                return loss.apply(target);
            }
        };
    }

    /** The sound loss: {@code ½ mean (z - t)²}. */
    static class HalfSquare implements Loss {
        private final int columns;

        HalfSquare(TargetInfo target) {
            columns = target.columns();
        }

        double slope(double difference) {
            return difference / columns;
        }

        @Override
        public int outputs() {
            return columns;
        }

        @Override
        public Optional<String> link() {
            return Optional.empty();
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
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    double difference = (double) z.get(i, j) - t.get(i, j);
                    sum += difference * difference;
                    if (dz != null) {
                        dz.set(i, j, (float) (rowScale[i] * slope(difference)));
                    }
                }
                rowLoss[i] = sum / 2 / columns;
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                double difference = z[j] - t[j];
                sum += difference * difference;
                if (dz != null) {
                    dz[j] = slope(difference);
                }
            }
            return sum / 2 / columns;
        }

        @Override
        public String formula() {
            return "½ mean (z - t)²";
        }
    }

    /** Forgets the mean in the gradient. */
    static final class WrongGradient extends HalfSquare {
        WrongGradient(TargetInfo target) {
            super(target);
        }

        @Override
        double slope(double difference) {
            return 1.001 * super.slope(difference);
        }
    }

    /** Reports a loss that is a little too large. */
    static final class WrongFloat extends HalfSquare {
        WrongFloat(TargetInfo target) {
            super(target);
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
            super.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
            for (int i = from; i < to; i++) {
                rowLoss[i] *= 1.001;
            }
        }
    }

    /** Reports 0 where the loss is NaN. */
    static final class HidesNan extends HalfSquare {
        HidesNan(TargetInfo target) {
            super(target);
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
            super.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
            for (int i = from; i < to; i++) {
                rowLoss[i] = Double.isNaN(rowLoss[i]) ? 0 : rowLoss[i];
            }
        }
    }

    /** Divides by the scale of the row after multiplying with it twice: NaN for a weight of 0. */
    static final class DividesByWeight extends HalfSquare {
        DividesByWeight(TargetInfo target) {
            super(target);
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
            super.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
            for (int i = from; i < to && dz != null; i++) {
                dz.set(i, 0, dz.get(i, 0) * rowScale[i] / rowScale[i]);
            }
        }
    }

    /** Clears the gradient before it reads z. */
    static final class ClearsFirst extends HalfSquare {
        ClearsFirst(TargetInfo target) {
            super(target);
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
            for (int i = from; i < to && dz != null; i++) {
                dz.set(i, 0, 0);
            }
            super.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
        }
    }

    /** Weighs rows and says it does not. */
    static final class WeighsInSecret extends HalfSquare {
        WeighsInSecret(TargetInfo target) {
            super(target);
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            return t.get(row, 0) > 0 ? 2 : 1;
        }
    }

    /** Names a link that does not exist. */
    static final class UnknownLink extends HalfSquare {
        UnknownLink(TargetInfo target) {
            super(target);
        }

        @Override
        public Optional<String> link() {
            return Optional.of("sigmiod");
        }
    }

    /** Keeps the last row in a field between two loops. */
    static final class SharesScratch extends HalfSquare {
        private final float[] scratch = new float[64];

        SharesScratch(TargetInfo target) {
            super(target);
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
                super.evaluate(k, z, t, rowScale, rowLoss, dz, i, i + 1);
                for (int j = 0; j < z.columns() && dz != null; j++) {
                    scratch[j] = dz.get(i, j);
                }
                Thread.yield();
                for (int j = 0; j < z.columns() && dz != null; j++) {
                    dz.set(i, j, scratch[j]);
                }
            }
        }
    }

    /** Binary cross-entropy with the logarithm of a rounded probability: infinite for a sure mistake. */
    static final class Unstable extends HalfSquare {
        Unstable(TargetInfo target) {
            super(target);
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
                rowLoss[i] = value(z.get(i, 0), t.get(i, 0));
                if (dz != null) {
                    dz.set(i, 0, (float) (rowScale[i] * (DoubleMath.sigmoid(z.get(i, 0)) - t.get(i, 0))));
                }
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            if (dz != null) {
                dz[0] = DoubleMath.sigmoid(z[0]) - t[0];
            }
            return value(z[0], t[0]);
        }

        private static double value(double z, double t) {
            return -DoubleMath.log(DoubleMath.sigmoid(t == 1 ? z : -z));
        }
    }
}
