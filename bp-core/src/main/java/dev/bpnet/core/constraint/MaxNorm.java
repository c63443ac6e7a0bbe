package dev.bpnet.core.constraint;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code max_norm}: the weights into a unit, a column of {@code W[in, out]}, keep a Euclidean norm of at most
 * {@code max_value}. Keras' MaxNorm with its {@code axis=0}, but a projection: Keras multiplies by
 * {@code clip(n, 0, max)/(1e-7 + n)}, which shrinks columns within the limit a little at every step too.
 */
@Doc(
        value = "Keeps the norm of the weights into each unit at or below a limit.",
        formula = "w = w·min(1, max_value/‖w‖) for the column of each unit",
        source = "Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014")
public final class MaxNorm implements ConstraintPlugin<MaxNorm.Parameters> {

    /**
     * The parameters.
     *
     * @param maxValue the limit
     */
    public record Parameters(
            @Doc("the greatest norm") @Range(min = 0, exclusiveMin = true)
            double maxValue) {}

    /** Found as a service. */
    public MaxNorm() {}

    @Override
    public String name() {
        return "max_norm";
    }

    /** The limit of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(2);
    }

    @Override
    public Constraint create(Parameters parameters) {
        return new ColumnNorms(parameters.maxValue(), false);
    }
}
