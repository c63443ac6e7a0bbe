package dev.bpnet.tck;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.core.loss.BinaryCrossEntropy;
import dev.bpnet.core.loss.CategoricalHinge;
import dev.bpnet.core.loss.CrossEntropy;
import dev.bpnet.core.loss.Focal;
import dev.bpnet.core.loss.Hinge;
import dev.bpnet.core.loss.KlDivergence;
import dev.bpnet.core.loss.MultiMargin;
import dev.bpnet.core.loss.SquaredHinge;
import dev.bpnet.tck.check.LossSubject.Smoothness;
import dev.bpnet.tck.check.TargetNumbers;
import dev.bpnet.tck.check.Targets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** The losses of classes and of shares of the core keep the contract that third parties are asked to keep. */
class BuiltInClassLossesTest {
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

    private static List<TargetInfo> classes(TargetKind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> Targets.of(Collections.singleton(kind)).stream())
                .flatMap(target -> target.counts().isEmpty()
                        ? Stream.of(target)
                        : Stream.of(target, target.withClassWeights(target.balancedWeights())))
                .toList();
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
    class BinaryCrossEntropyOfLabelsTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new BinaryCrossEntropy();
        }

        @Override
        public List<TargetInfo> targets() {
            TargetInfo labels = TargetInfo.multiLabel(List.of("a", "b", "c"));
            return List.of(labels, labels.withMissing(true));
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new BinaryCrossEntropy.Parameters(List.of(0.5, 1.0, 4.0), 0),
                    new BinaryCrossEntropy.Parameters(List.of(0.0, 2.0, 1.5), 0.2));
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
