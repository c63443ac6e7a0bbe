package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.core.optimize.MinimizerRun;
import java.util.Optional;

/**
 * An optimizer with a {@link Minimizer} under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param kernels the primitives to run it with
 */
public record MinimizerSubject(OptimizerPlugin<?> plugin, Record parameters, Kernels kernels) {

    /** A plugin with its defaults. */
    public static MinimizerSubject of(OptimizerPlugin<?> plugin) {
        return new MinimizerSubject(plugin, plugin.defaults(), KernelsUnderTest.kernels());
    }

    /** Whether a plugin's defaults make a minimizer; not so where they make nothing, which other checks tell. */
    static boolean minimizes(OptimizerPlugin<?> plugin) {
        try {
            return of(plugin).create().minimizer().isPresent();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** A new optimizer. */
    public Optimizer create() {
        return create(plugin, parameters);
    }

    /** A new minimizer. */
    public Minimizer minimizer() {
        return minimizer(create());
    }

    /** A new minimizer at work on {@code w}, as training has it work. */
    public MinimizerRun run(float[] w) {
        Optimizer optimizer = create();
        return new MinimizerRun(minimizer(optimizer), optimizer.learningRate(), w, kernels);
    }

    /** The same with other primitives. */
    MinimizerSubject with(Kernels others) {
        return new MinimizerSubject(plugin, parameters, others);
    }

    /** The plugin in classes that have never run; it has a parameter record of its own, so only defaults can be copied. */
    Optional<MinimizerSubject> cold() {
        return parameters.equals(plugin.defaults())
                ? ColdCopy.of(plugin, OptimizerPlugin.class)
                        .map(copy -> new MinimizerSubject(copy, copy.defaults(), kernels))
                : Optional.empty();
    }

    /** {@code lbfgs with Parameters[...]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static Minimizer minimizer(Optimizer optimizer) {
        return optimizer
                .minimizer()
                .orElseThrow(() -> new IllegalStateException(
                        "minimizer() is empty; an optimizer with a chain keeps the contract of optimizers"));
    }

    private static <P extends Record> Optimizer create(OptimizerPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
