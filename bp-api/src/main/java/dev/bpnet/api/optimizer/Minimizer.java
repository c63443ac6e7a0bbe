package dev.bpnet.api.optimizer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;
import java.util.Optional;

/**
 * The second kind of optimizer: one that asks for value and gradient where it likes, such as L-BFGS. Its function is that of all
 * training rows. It keeps no state but what it declares in {@link #slots()}; memory that holds nothing from step to step it
 * may have besides. One thread calls it.
 */
public interface Minimizer {
    /** The state it keeps; arrays and scalars count separately, from 0, in this order. */
    List<Slot> slots();

    /** The weight decay λ of a parameter: {@code λ/2·Σw²} is part of the function; 0 for none. */
    default double weightDecay(Parameter p) {
        return 0;
    }

    /**
     * One epoch: moves {@code s.parameters()} from where the value is finite to a place that is no higher; the contract of
     * minimizers checks that. Where a step ends higher all the same, as one without a line search may, training goes on; where
     * the value is not finite, training ends as diverged with the weights before it. {@code s.gradients()} is memory to work with
     * and holds nothing before or after; {@code s.total} is not there.
     *
     * @return why nothing better is to be expected, a sentence without full stop; empty to go on
     */
    Optional<String> step(Objective objective, StepContext s, Kernels k);
}
