package dev.bpnet.tck.check;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;

/** Where the targets of a test come from; a loss for counts or for positive numbers states its own. */
@FunctionalInterface
public interface TargetNumbers {

    /** The target of a row: a number, or the index of a class. The same answer for the same question. */
    double of(TargetInfo target, int row, int column);

    /** Numbers in [-2, 2), classes in no order. */
    static TargetNumbers usual() {
        return (target, row, column) -> {
            int classes = target.kind() == TargetKind.MULTI_LABEL
                    ? 2
                    : target.labels().size();
            double uniform = Numbers.uniform(77, (long) row * target.columns() + column);
            return target.kind() == TargetKind.NUMBER ? (float) (2 * uniform) : Math.floor((uniform + 1) / 2 * classes);
        };
    }
}
