package dev.bpnet.api.optimizer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * One link of an optimizer: rewrites the gradient, in place, on ranges of the flat arrays. Ranges {@code [from, to)} are
 * positions in the arena that lie inside the parameter; different threads get different ranges. The object has no state
 * but what it declares in {@link #slots()}.
 */
public interface GradientTransform {

    /** How much of the gradient must be there before {@link #apply} runs. */
    enum Scope {
        /** Each value on its own: runs on a band while it is hot in the cache. */
        ELEMENT,
        /** A whole parameter: {@link #measure} over it first. */
        TENSOR,
        /** All parameters. */
        GLOBAL
    }

    /** How much of the gradient it needs. */
    default Scope scope() {
        return Scope.ELEMENT;
    }

    /** The state it keeps; arrays and scalars count separately, from 0, in this order. */
    default List<Slot> slots() {
        return List.of();
    }

    /** Once a step, on one thread, before any range of this step. */
    default void begin(StepContext s) {}

    /** The number of sums that {@link #measure} adds to. */
    default int measures() {
        return 0;
    }

    /**
     * Adds this range's share to {@code sums}; the engine calls it over fixed chunks of 65,536 values and folds the chunks
     * in order, over the parameter or over all of them as {@link #scope} says.
     */
    default void measure(StepContext s, Kernels k, Parameter p, int from, int to, double[] sums) {}

    /** Rewrites the gradient in {@code [from, to)}. With scope TENSOR the range is the whole parameter. */
    void apply(StepContext s, Kernels k, Parameter p, int from, int to);
}
