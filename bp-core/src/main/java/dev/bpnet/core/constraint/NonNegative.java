package dev.bpnet.core.constraint;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** {@code non_negative}: weights below 0 become 0, so that no output falls where an input rises. Keras' NonNeg. */
@Doc(value = "Keeps every weight at 0 or above.", formula = "w = max(w, 0)")
public final class NonNegative implements ConstraintPlugin<NoParameters> {

    /** Found as a service. */
    public NonNegative() {}

    @Override
    public String name() {
        return "non_negative";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Constraint create(NoParameters parameters) {
        return new Clipped();
    }

    private record Clipped() implements Constraint {
        @Override
        public void define(double[][] w) {
            for (double[] row : w) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = row[j] < 0 ? 0 : row[j];
                }
            }
        }

        @Override
        public void project(Kernels k, Parameter p, float[] w, int from, int to) {
            k.unary(Unary.RELU, 0, w, from, w, from, to - from);
        }
    }
}
