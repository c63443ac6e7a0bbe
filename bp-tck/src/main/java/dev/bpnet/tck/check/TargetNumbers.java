package dev.bpnet.tck.check;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import java.util.List;

/** Where the targets of a test come from; a loss for counts or for positive numbers states its own. */
@FunctionalInterface
public interface TargetNumbers {

    /** The target of a row: a number, or the index of a class. The same answer for the same question. */
    double of(TargetInfo target, int row, int column);

    /** Numbers in [-2, 2), classes in no order. */
    static TargetNumbers usual() {
        return (target, row, column) -> {
            if (target.kind() == TargetKind.SEVERAL) {
                return ofPart(target, row, column);
            }
            int classes = target.kind() == TargetKind.MULTI_LABEL
                    ? 2
                    : target.labels().size();
            double uniform = Numbers.uniform(77, (long) row * target.columns() + column);
            return target.kind() == TargetKind.NUMBER ? (float) (2 * uniform) : Math.floor((uniform + 1) / 2 * classes);
        };
    }

    private static double ofPart(TargetInfo target, int row, int column) {
        int first = 0;
        for (TargetInfo.Part part : target.parts()) {
            if (column < first + part.target().columns()) {
                return usual().of(part.target(), row, column - first);
            }
            first += part.target().columns();
        }
        throw new IllegalArgumentException("the target has no column " + column);
    }

    /** The same, with numbers above 0. */
    static TargetNumbers positive() {
        return (target, row, column) -> target.kind() == TargetKind.NUMBER
                ? (float) (Math.abs(usual().of(target, row, column)) + 0.1)
                : usual().of(target, row, column);
    }

    /** The same, with numbers that are shares: those of a row add up to 1. */
    static TargetNumbers shares() {
        return (target, row, column) -> {
            if (target.kind() != TargetKind.NUMBER) {
                return usual().of(target, row, column);
            }
            double sum = 0;
            for (int j = 0; j < target.columns(); j++) {
                sum += positive().of(target, row, j);
            }
            return positive().of(target, row, column) / sum;
        };
    }

    /** Every kind of them, the usual first. */
    static List<TargetNumbers> kinds() {
        return List.of(usual(), positive(), shares());
    }
}
