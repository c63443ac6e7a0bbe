package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.core.kernels.ScalarKernels;
import java.util.List;

/**
 * An activation under examination. Every check makes a new one, so that none sees what another left behind.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param kinks where the derivative jumps; there the gradient is not compared
 * @param tolerance how far the float path may be from the definition, relative
 * @param kernels the primitives to run it with
 */
public record ActivationSubject(
        ActivationPlugin<?> plugin, Record parameters, List<Double> kinks, double tolerance, Kernels kernels) {

    /** The tolerance of the float path that the project asks of its own activations. */
    public static final double TOLERANCE = 1e-5;

    public ActivationSubject {
        kinks = List.copyOf(kinks);
    }

    /** A plugin with its defaults, without kinks, on the scalar kernels. */
    public static ActivationSubject of(ActivationPlugin<?> plugin) {
        return new ActivationSubject(plugin, plugin.defaults(), List.of(), TOLERANCE, new ScalarKernels());
    }

    /** The same with these kinks. */
    public ActivationSubject withKinks(List<Double> kinks) {
        return new ActivationSubject(plugin, parameters, kinks, tolerance, kernels);
    }

    /** A new activation. */
    public Activation create() {
        return create(plugin, parameters);
    }

    /** {@code leaky_relu with Parameters[slope=0.01]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Activation create(ActivationPlugin<P> plugin, Record parameters) {
        @SuppressWarnings("unchecked") // checked by the cast of the class of the defaults
        P cast = (P) plugin.defaults().getClass().cast(parameters);
        return plugin.create(cast);
    }
}
