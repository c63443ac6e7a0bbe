package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;

/**
 * A regularizer under examination, on a weight of 5 inputs and 7 units that lies between two other parameters.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 */
public record RegularizerSubject(RegularizerPlugin<?> plugin, Record parameters) {
    static final Kernels KERNELS = KernelsUnderTest.kernels();
    static final Parameter WEIGHT = weight();
    static final int SIZE = WEIGHT.end() + WEIGHT.offset();

    private static Parameter weight() {
        ParameterLayout.Builder layout = ParameterLayout.builder();
        layout.add("before", Role.WEIGHT, 1, 3);
        return layout.add("weights", Role.WEIGHT, 5, 7);
    }

    /** A plugin with its defaults. */
    public static RegularizerSubject of(RegularizerPlugin<?> plugin) {
        return new RegularizerSubject(plugin, plugin.defaults());
    }

    /** A new regularizer. */
    public Regularizer create() {
        return create(plugin, parameters);
    }

    /** Numbers for the whole flat array, none near 0: there a penalty may have no derivative. */
    static float[] numbers(long seed) {
        float[] numbers = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double u = Numbers.uniform(seed, i);
            numbers[i] = (float) (u < 0 ? u - 0.1 : u + 0.1);
        }
        return numbers;
    }

    /** The weight of a flat array, {@code [rows][columns]}. */
    static double[][] rows(float[] numbers) {
        double[][] rows = new double[WEIGHT.rows()][WEIGHT.columns()];
        for (int i = 0; i < WEIGHT.size(); i++) {
            rows[i / WEIGHT.columns()][i % WEIGHT.columns()] = numbers[WEIGHT.offset() + i];
        }
        return rows;
    }

    /** {@code l2 with Parameters[factor=0.01]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Regularizer create(RegularizerPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
