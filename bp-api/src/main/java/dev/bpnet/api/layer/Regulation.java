package dev.bpnet.api.layer;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.regularizer.Regularizer;
import org.jspecify.annotations.Nullable;

/**
 * What an update of a parameter does besides the optimizer's step.
 *
 * @param regularizer the penalty whose derivative is added to the gradient before; null for none
 * @param constraint the set that the parameter is moved into after; null for none
 */
public record Regulation(
        @Nullable Regularizer regularizer, @Nullable Constraint constraint) {
    /** Neither. */
    public static final Regulation NONE = new Regulation(null, null);
}
