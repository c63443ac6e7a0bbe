package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import java.util.Optional;

/**
 * An optimizer under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param kernels the primitives to run it with
 */
public record OptimizerSubject(OptimizerPlugin<?> plugin, Record parameters, Kernels kernels) {

    /** A plugin with its defaults on the scalar kernels. */
    public static OptimizerSubject of(OptimizerPlugin<?> plugin) {
        return new OptimizerSubject(plugin, plugin.defaults(), KernelsUnderTest.kernels());
    }

    /** A new optimizer. */
    public Optimizer create() {
        return create(plugin, parameters);
    }

    /** A driver of a new optimizer over two layers with biases and an embedding. */
    public ChainDriver driver() {
        return new ChainDriver(create(), layout(), numbers(0), kernels);
    }

    /** The plugin in classes that have never run; it has a parameter record of its own, so only defaults can be copied. */
    Optional<OptimizerSubject> cold() {
        return parameters.equals(plugin.defaults())
                ? ColdCopy.of(plugin, OptimizerPlugin.class)
                        .map(copy -> new OptimizerSubject(copy, copy.defaults(), kernels))
                : Optional.empty();
    }

    static ParameterLayout layout() {
        ParameterLayout.Builder builder = ParameterLayout.builder();
        builder.add("embedding", Role.EMBEDDING, 4, 3);
        builder.add("layers[0].weights", Role.WEIGHT, 5, 7);
        builder.add("layers[0].bias", Role.BIAS, 1, 7);
        builder.add("layers[1].weights", Role.WEIGHT, 7, 3);
        builder.add("layers[1].bias", Role.BIAS, 1, 3);
        return builder.build();
    }

    /** Parameters or gradients: numbers in [-1, 1), and a 0 among them. */
    static float[] numbers(int seed) {
        float[] numbers = Numbers.rows(seed, 1, layout().size(), 1)[0];
        numbers[seed % numbers.length] = 0;
        return numbers;
    }

    /** {@code adam with Parameters[...]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Optimizer create(OptimizerPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
