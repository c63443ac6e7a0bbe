package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import java.util.List;
import java.util.Optional;

/**
 * An activation under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param kinks where the derivative jumps; there the gradient is not compared
 * @param tolerance how far the float path may be from the definition, relative
 * @param kernels the primitives to run it with
 */
public record ActivationSubject(
        ActivationPlugin<?> plugin, Record parameters, List<Double> kinks, double tolerance, Kernels kernels)
        implements RowSubject<Activation> {

    /** The tolerance of the float path that the project asks of its own activations. */
    public static final double TOLERANCE = 1e-5;

    private static final double SCALE = 4;

    public ActivationSubject {
        kinks = List.copyOf(kinks);
    }

    /** A plugin with its defaults, without kinks, on the scalar kernels. */
    public static ActivationSubject of(ActivationPlugin<?> plugin) {
        return new ActivationSubject(plugin, plugin.defaults(), List.of(), TOLERANCE, KernelsUnderTest.kernels());
    }

    @Override
    public Activation create() {
        return create(plugin, parameters);
    }

    @Override
    public ActivationCalls calls(Activation activation, int rows, int columns, Layouts layouts) {
        return new ActivationCalls(
                activation, kernels, Numbers.rows(1, rows, columns, SCALE), Numbers.rows(2, rows, columns, 1), layouts);
    }

    @Override
    public ActivationCalls calls(int rows, int columns, Layouts layouts) {
        return calls(create(), rows, columns, layouts);
    }

    /** The copy has a parameter record of its own, so only the defaults can be copied. */
    @Override
    public Optional<ActivationSubject> cold() {
        return parameters.equals(plugin.defaults())
                ? ColdCopy.of(plugin, ActivationPlugin.class)
                        .map(copy -> new ActivationSubject(copy, copy.defaults(), kinks, tolerance, kernels))
                : Optional.empty();
    }

    /** {@code leaky_relu with Parameters[slope=0.01]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Activation create(ActivationPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
