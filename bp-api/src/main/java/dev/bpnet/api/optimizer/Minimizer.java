package dev.bpnet.api.optimizer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.state.Slot;
import java.util.List;

/** The second kind of optimizer: one that asks for value and gradient where it likes, such as L-BFGS. Full batch. */
public interface Minimizer {
    /** The state it keeps. */
    List<Slot> slots();

    /** One iteration: moves {@code s.parameters()} to a better place. */
    void step(Objective objective, StepContext s, Kernels k);
}
