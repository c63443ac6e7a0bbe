package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Optional;

/**
 * A loss for a target under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param target what is predicted
 * @param numbers the targets of rows
 * @param smoothness where the derivative may be compared
 * @param tolerance how far the float path may be from the definition, relative
 * @param kernels the primitives to run it with
 */
public record LossSubject(
        LossPlugin<?> plugin,
        Record parameters,
        TargetInfo target,
        TargetNumbers numbers,
        Smoothness smoothness,
        double tolerance,
        Kernels kernels)
        implements RowSubject<Loss> {

    /** The tolerance of the float path that the project asks of its own losses. */
    public static final double TOLERANCE = 1e-5;

    /** Where a loss has a derivative. */
    @FunctionalInterface
    public interface Smoothness {
        /** Whether the derivative does not jump within {@code near} of z. */
        boolean at(double[] z, double[] t, double near);

        /** Everywhere. */
        static Smoothness everywhere() {
            return (z, t, near) -> true;
        }
    }

    /** A plugin with its defaults for every target of a usual size that it takes, on the scalar kernels. */
    static List<LossSubject> of(LossPlugin<?> plugin, TargetNumbers numbers) {
        Record defaults = plugin.defaults();
        return Targets.taken(plugin.accepts(), target -> create(plugin, defaults, target)).stream()
                .map(target -> new LossSubject(
                        plugin, defaults, target, numbers, Smoothness.everywhere(), TOLERANCE, new ScalarKernels()))
                .toList();
    }

    @Override
    public Loss create() {
        return create(plugin, parameters, target);
    }

    /** The width is what the loss wants, whatever is asked for. */
    @Override
    public LossCalls calls(Loss loss, int rows, int columns, Layouts layouts) {
        return scaled(loss, rows, 4, layouts);
    }

    @Override
    public LossCalls calls(int rows, int columns, Layouts layouts) {
        return calls(create(), rows, columns, layouts);
    }

    /** The copy has a parameter record of its own, so only the defaults can be copied. */
    @Override
    public Optional<LossSubject> cold() {
        return parameters.equals(plugin.defaults())
                ? ColdCopy.of(plugin, LossPlugin.class)
                        .map(copy ->
                                new LossSubject(copy, copy.defaults(), target, numbers, smoothness, tolerance, kernels))
                : Optional.empty();
    }

    /** Calls with z in [-scale, scale). */
    LossCalls scaled(Loss loss, int rows, double scale, Layouts layouts) {
        return new LossCalls(loss, kernels, Numbers.rows(3, rows, loss.outputs(), scale), targets(rows), layouts);
    }

    /** The targets of some rows. */
    float[][] targets(int rows) {
        float[][] t = new float[rows][target.columns()];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < target.columns(); j++) {
                t[i][j] = (float) numbers.of(target, i, j);
            }
        }
        return t;
    }

    /** {@code huber with Parameters[delta=1.0] for NUMBER of 2 columns}. */
    @Override
    public String toString() {
        String what = target.labels().isEmpty()
                ? " of " + target.columns() + " columns"
                : " of " + target.labels().size() + " classes";
        return plugin.name() + " with " + parameters + " for " + target.kind() + what;
    }

    private static <P extends Record> Loss create(LossPlugin<P> plugin, Record parameters, TargetInfo target) {
        // A loss that is made of others gets those that are installed.
        return NothingMade.unless(
                plugin,
                plugin.create(
                        Parameters.of(plugin, parameters),
                        target,
                        (choice, part) -> Plugins.load().loss(choice, part)));
    }
}
