package dev.bpnet.tck;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.loss.Cosine;
import dev.bpnet.core.loss.Gamma;
import dev.bpnet.core.loss.GaussianNll;
import dev.bpnet.core.loss.Huber;
import dev.bpnet.core.loss.LogCosh;
import dev.bpnet.core.loss.MeanAbsoluteError;
import dev.bpnet.core.loss.MeanAbsolutePercentageError;
import dev.bpnet.core.loss.MeanSquaredError;
import dev.bpnet.core.loss.MeanSquaredLogarithmicError;
import dev.bpnet.core.loss.Poisson;
import dev.bpnet.core.loss.Quantile;
import dev.bpnet.core.loss.SmoothL1;
import dev.bpnet.core.loss.Tweedie;
import dev.bpnet.tck.check.LossSubject.Smoothness;
import dev.bpnet.tck.check.TargetNumbers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The losses of numbers of the core keep the contract that third parties are asked to keep. */
class BuiltInNumberLossesTest {
    /** Numbers above 0. */
    private static final TargetNumbers POSITIVE =
            (target, row, column) -> 2.5 + TargetNumbers.usual().of(target, row, column);

    /** Of differences from the target that stay away from places where the slope jumps. */
    private static Smoothness awayFrom(double... jumps) {
        return (z, t, near) -> {
            for (int j = 0; j < z.length; j++) {
                double d = Math.abs(z[j] - t[j % t.length]);
                for (double jump : jumps) {
                    if (Math.abs(d - jump) < 4 * near) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static List<TargetInfo> columns() {
        return List.of(
                TargetInfo.numbers(2),
                TargetInfo.numbers(4),
                TargetInfo.numbers(3).withMissing(true));
    }

    private static List<TargetInfo> withMissing() {
        return List.of(
                TargetInfo.numbers(1),
                TargetInfo.numbers(3),
                TargetInfo.numbers(3).withMissing(true));
    }

    @Nested
    class MeanSquaredErrorTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MeanSquaredError();
        }
    }

    @Nested
    class MeanAbsoluteErrorTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MeanAbsoluteError();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(0);
        }
    }

    @Nested
    class HuberTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Huber();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(1, 0.3);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Huber.Parameters(1), new Huber.Parameters(0.3));
        }
    }

    @Nested
    class SmoothL1Test implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new SmoothL1();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(0, 1, 0.3);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new SmoothL1.Parameters(1), new SmoothL1.Parameters(0.3), new SmoothL1.Parameters(0));
        }
    }

    @Nested
    class LogCoshTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new LogCosh();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(0.01);
        }
    }

    @Nested
    class PoissonTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Poisson();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Poisson.Parameters(false, true, 1e-8), new Poisson.Parameters(true, true, 1e-8));
        }
    }

    @Nested
    class MeanAbsolutePercentageErrorTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MeanAbsolutePercentageError();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(0);
        }
    }

    @Nested
    class MeanSquaredLogarithmicErrorTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MeanSquaredLogarithmicError();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }

        @Override
        public Smoothness smoothness() {
            return (z, t, near) -> Arrays.stream(z).noneMatch(zj -> Math.abs(zj) <= near);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new MeanSquaredLogarithmicError.Parameters(1e-7), new MeanSquaredLogarithmicError.Parameters(0));
        }
    }

    @Nested
    class PoissonOfExpectedCountsTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Poisson();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }

        @Override
        public Smoothness smoothness() {
            return (z, t, near) -> Arrays.stream(z).allMatch(zj -> zj > 0.05);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Poisson.Parameters(false, false, 1e-8), new Poisson.Parameters(true, false, 1e-3));
        }
    }

    @Nested
    class GammaTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Gamma();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }
    }

    @Nested
    class TweedieTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Tweedie();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public TargetNumbers numbers() {
            return POSITIVE;
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Tweedie.Parameters(1.5), new Tweedie.Parameters(1.1));
        }
    }

    @Nested
    class QuantileTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Quantile();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return awayFrom(0);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Quantile.Parameters(List.of(0.5)), new Quantile.Parameters(List.of(0.1, 0.5, 0.9)));
        }
    }

    @Nested
    class GaussianNllTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new GaussianNll();
        }

        @Override
        public List<TargetInfo> targets() {
            return withMissing();
        }

        @Override
        public Smoothness smoothness() {
            return (z, t, near) -> {
                for (int j = z.length / 2; j < z.length; j++) {
                    if (z[j] < 0.3) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new GaussianNll.Parameters(false, 1e-3), new GaussianNll.Parameters(true, 1e-3));
        }
    }

    @Nested
    class CosineTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Cosine();
        }

        @Override
        public List<TargetInfo> targets() {
            return columns();
        }
    }
}
