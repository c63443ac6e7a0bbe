package dev.bpnet.tck.check;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.parameter.Parameter;

/**
 * A constraint under examination, on a weight of 5 inputs and 7 units that lies between two other parameters.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 */
public record ConstraintSubject(ConstraintPlugin<?> plugin, Record parameters) {
    static final Parameter WEIGHT = RegularizerSubject.WEIGHT;

    /** Sizes of weights: small ones lie inside most sets, great ones outside. */
    private static final float[] SCALES = {0.01f, 1, 100};

    /** A plugin with its defaults. */
    public static ConstraintSubject of(ConstraintPlugin<?> plugin) {
        return new ConstraintSubject(plugin, plugin.defaults());
    }

    /** A new constraint. */
    public Constraint create() {
        return create(plugin, parameters);
    }

    static float[] scales() {
        return SCALES;
    }

    static float[] numbers(long seed, float scale) {
        float[] numbers = RegularizerSubject.numbers(seed);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= scale;
        }
        return numbers;
    }

    /** The whole weight moved into the set. */
    static void project(Constraint constraint, float[] w) {
        constraint.project(RegularizerSubject.KERNELS, WEIGHT, w, WEIGHT.offset(), WEIGHT.end());
    }

    /** {@code max_norm with Parameters[maxValue=2.0]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Constraint create(ConstraintPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
