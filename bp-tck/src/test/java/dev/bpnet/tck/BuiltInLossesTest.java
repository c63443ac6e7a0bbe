package dev.bpnet.tck;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.core.loss.BinaryCrossEntropy;
import dev.bpnet.core.loss.CategoricalHinge;
import dev.bpnet.core.loss.Cosine;
import dev.bpnet.core.loss.CrossEntropy;
import dev.bpnet.core.loss.Focal;
import dev.bpnet.core.loss.Gamma;
import dev.bpnet.core.loss.GaussianNll;
import dev.bpnet.core.loss.Hinge;
import dev.bpnet.core.loss.Huber;
import dev.bpnet.core.loss.KlDivergence;
import dev.bpnet.core.loss.LogCosh;
import dev.bpnet.core.loss.MeanAbsoluteError;
import dev.bpnet.core.loss.MeanAbsolutePercentageError;
import dev.bpnet.core.loss.MeanSquaredError;
import dev.bpnet.core.loss.MeanSquaredLogarithmicError;
import dev.bpnet.core.loss.MultiMargin;
import dev.bpnet.core.loss.Poisson;
import dev.bpnet.core.loss.Quantile;
import dev.bpnet.core.loss.SmoothL1;
import dev.bpnet.core.loss.SquaredHinge;
import dev.bpnet.core.loss.Tweedie;
import dev.bpnet.tck.check.LossSubject.Smoothness;
import dev.bpnet.tck.check.TargetNumbers;
import dev.bpnet.tck.check.Targets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** The losses of the core keep the contract that third parties are asked to keep. */
class BuiltInLossesTest {

    /** Shares of the columns of a row, which sum to 1. */
    private static final TargetNumbers SHARES = (target, row, column) -> {
        if (target.kind() != TargetKind.NUMBER) {
            return TargetNumbers.usual().of(target, row, column);
        }
        double sum = 0;
        for (int j = 0; j < target.columns(); j++) {
            sum += 2.5 + TargetNumbers.usual().of(target, row, j);
        }
        return (float) ((2.5 + TargetNumbers.usual().of(target, row, column)) / sum);
    };

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

    /** Of scores of classes whose pairwise differences stay away from the margin and from each other. */
    private static Smoothness margins(double margin) {
        return (z, t, near) -> {
            for (double a : z) {
                for (double b : z) {
                    if (Math.abs(Math.abs(a - b) - margin) < 4 * near || a != b && Math.abs(a - b) < 4 * near) {
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

    private static List<TargetInfo> classes(TargetKind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> Targets.of(Collections.singleton(kind)).stream())
                .flatMap(target -> target.counts().isEmpty()
                        ? Stream.of(target)
                        : Stream.of(target, target.withClassWeights(target.balancedWeights())))
                .toList();
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

    @Nested
    class KlDivergenceTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new KlDivergence();
        }

        @Override
        public List<TargetInfo> targets() {
            return columns();
        }

        @Override
        public TargetNumbers numbers() {
            return SHARES;
        }
    }

    @Nested
    class KlDivergenceOfLogarithmsTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new KlDivergence();
        }

        @Override
        public List<TargetInfo> targets() {
            return columns();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new KlDivergence.Parameters(true));
        }
    }

    @Nested
    class CrossEntropyTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new CrossEntropy();
        }

        @Override
        public List<TargetInfo> targets() {
            return Stream.concat(columns().stream(), classes(TargetKind.BINARY, TargetKind.CATEGORY).stream())
                    .toList();
        }

        @Override
        public TargetNumbers numbers() {
            return SHARES;
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new CrossEntropy.Parameters(0), new CrossEntropy.Parameters(0.1));
        }
    }

    @Nested
    class BinaryCrossEntropyTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new BinaryCrossEntropy();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.MULTI_LABEL);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new BinaryCrossEntropy.Parameters(1, 0),
                    new BinaryCrossEntropy.Parameters(3, 0),
                    new BinaryCrossEntropy.Parameters(0.5, 0.1));
        }
    }

    @Nested
    class FocalTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Focal();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.MULTI_LABEL);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Focal.Parameters(2, null), new Focal.Parameters(0, null), new Focal.Parameters(1, null));
        }
    }

    @Nested
    class HingeTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new Hinge();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.MULTI_LABEL);
        }

        @Override
        public Smoothness smoothness() {
            return (z, t, near) -> java.util.Arrays.stream(z).allMatch(zj -> Math.abs(Math.abs(zj) - 1) > 4 * near);
        }
    }

    @Nested
    class SquaredHingeTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new SquaredHinge();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.MULTI_LABEL);
        }

        @Override
        public Smoothness smoothness() {
            return (z, t, near) -> java.util.Arrays.stream(z).allMatch(zj -> Math.abs(Math.abs(zj) - 1) > 4 * near);
        }
    }

    @Nested
    class MultiMarginTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MultiMargin();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.CATEGORY);
        }

        @Override
        public Smoothness smoothness() {
            return margins(1);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new MultiMargin.Parameters(1, 1), new MultiMargin.Parameters(1, 2));
        }
    }

    @Nested
    class CategoricalHingeTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new CategoricalHinge();
        }

        @Override
        public List<TargetInfo> targets() {
            return classes(TargetKind.BINARY, TargetKind.CATEGORY);
        }

        @Override
        public Smoothness smoothness() {
            return margins(1);
        }
    }
}
