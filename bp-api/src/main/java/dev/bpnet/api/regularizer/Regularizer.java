package dev.bpnet.api.regularizer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;

/**
 * A penalty on a parameter, added to the loss that is minimised but not to the losses that are reported. While training, its
 * derivative is added to the parameter's gradient before the optimizer sees that. It has no state.
 */
public interface Regularizer {

    /**
     * Whether each value is penalised by itself. Then {@link #addGradient} runs on any ranges, while their gradient is hot in
     * the cache; otherwise it runs once a step with the whole parameter.
     */
    default boolean elementwise() {
        return true;
    }

    /** The penalty of a parameter {@code [rows][columns]}, in double: the definition. */
    double penalty(double[][] w);

    /**
     * {@code g[i] = g[i] + ∂penalty/∂w[i]} for the positions {@code [from, to)} of the flat arrays, which lie inside the
     * parameter. Where the penalty has no derivative, any between those on both sides; NaN stays NaN.
     */
    void addGradient(Kernels k, Parameter p, float[] w, float[] g, int from, int to);
}
