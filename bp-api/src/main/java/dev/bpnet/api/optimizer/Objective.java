package dev.bpnet.api.optimizer;

/**
 * A function to minimise over flat parameters: the weighted mean loss of all training rows, and every penalty on the
 * parameters. One thread calls it at a time.
 */
@FunctionalInterface
public interface Objective {
    /**
     * The value at {@code w}; writes the gradient to {@code g}. The same w gives the same bits. Where the network leaves the
     * finite numbers the value is NaN or infinite, and so may the gradient be. Parameters that are frozen have gradient 0.
     */
    double at(float[] w, float[] g);
}
