package dev.bpnet.api.constraint;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;

/**
 * A set that a parameter is kept in: after every update it is moved to the nearest point of the set. It has no state.
 *
 * <p>A weight is {@code [in, out]}, so that a column holds the weights into one unit.
 */
public interface Constraint {

    /**
     * Whether each value is moved by itself. Then {@link #project} runs on any ranges; otherwise it runs once a step with the
     * whole parameter, after all others were updated.
     */
    default boolean elementwise() {
        return true;
    }

    /** Moves a parameter {@code [rows][columns]} into the set, in double and in place: the definition. */
    void define(double[][] w);

    /**
     * Moves the positions {@code [from, to)} of the flat array, which lie inside the parameter, into the set. What lies in it
     * already stays as it is; NaN stays NaN.
     */
    void project(Kernels k, Parameter p, float[] w, int from, int to);
}
