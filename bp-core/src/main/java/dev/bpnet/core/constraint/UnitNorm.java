package dev.bpnet.core.constraint;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code unit_norm}: the weights into a unit, a column of {@code W[in, out]}, have a Euclidean norm of 1; a column of zeros
 * stays. Keras' UnitNorm with its {@code axis=0}, without the 1e-7 that it adds to the norm.
 */
@Doc(value = "Keeps the norm of the weights into each unit at 1.", formula = "w = w/‖w‖ for the column of each unit")
public final class UnitNorm implements ConstraintPlugin<NoParameters> {

    /** Found as a service. */
    public UnitNorm() {}

    @Override
    public String name() {
        return "unit_norm";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Constraint create(NoParameters parameters) {
        return new ColumnNorms(1, true);
    }
}
