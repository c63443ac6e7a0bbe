package dev.bpnet.api.optimizer;

/** A function to minimise over flat parameters. */
@FunctionalInterface
public interface Objective {
    /** The value at {@code w}; writes the gradient to {@code g}. */
    double at(float[] w, float[] g);
}
