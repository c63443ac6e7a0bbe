package com.acme.bp;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/** {@code acme_box}: every weight into {@code [-limit, limit]}. */
@Doc(value = "Cuts every weight off at a limit.", formula = "w = max(-limit, min(w, limit))")
public final class Box implements ConstraintPlugin<Box.Parameters> {

    /** The parameters of {@code acme_box}. */
    public record Parameters(@Doc("the greatest size of a weight") @Range(min = 0) float limit) {}

    /** Found as a service. */
    public Box() {}

    @Override
    public String name() {
        return "acme_box";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Constraint create(Parameters parameters) {
        return new Clipped(parameters.limit());
    }

    private record Clipped(float limit) implements Constraint {
        @Override
        public void define(double[][] w) {
            for (double[] row : w) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = Math.clamp(row[j], -limit, limit);
                }
            }
        }

        @Override
        public void project(Kernels k, Parameter p, float[] w, int from, int to) {
            for (int i = from; i < to; i++) {
                w[i] = Math.clamp(w[i], -limit, limit); // NaN stays NaN
            }
        }
    }
}
