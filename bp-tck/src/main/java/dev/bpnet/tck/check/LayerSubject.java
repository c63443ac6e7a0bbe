package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param inputs the width of its input
 * @param numbers the numbers of its input
 * @param tolerance how far the float path may be from the definition, relative
 * @param kernels the primitives to run it with
 */
public record LayerSubject(
        LayerPlugin<?> plugin, Record parameters, int inputs, LayerInputs numbers, double tolerance, Kernels kernels)
        implements RowSubject<Layer> {

    /** The tolerance of the float path that the project asks of its own layers. */
    public static final double TOLERANCE = 1e-5;

    /** The usual widths of the input. */
    public static final List<Integer> WIDTHS = List.of(4, 17);

    private static final double SCALE = 2;

    /** A plugin with its defaults on inputs of the usual widths, on the scalar kernels. */
    static List<LayerSubject> of(LayerPlugin<?> plugin, LayerInputs numbers) {
        return WIDTHS.stream()
                .map(width ->
                        new LayerSubject(plugin, plugin.defaults(), width, numbers, TOLERANCE, new ScalarKernels()))
                .toList();
    }

    @Override
    public Layer create() {
        return create(plugin, parameters);
    }

    /** The width is that of the subject, whatever is asked for. */
    @Override
    public LayerCalls calls(Layer layer, int rows, int columns, Layouts layouts) {
        LayerRig.Place place = layouts == Layouts.DENSE ? LayerRig.Place.BEHIND : LayerRig.Place.INSIDE;
        return new LayerCalls(new LayerRig(layer, this, place, rows), numbers.rows(rows, inputs, SCALE), rows);
    }

    @Override
    public LayerCalls calls(int rows, int columns, Layouts layouts) {
        return calls(create(), rows, columns, layouts);
    }

    /** The copy has a parameter record of its own, so only the defaults can be copied. */
    @Override
    public Optional<LayerSubject> cold() {
        return parameters.equals(plugin.defaults())
                ? ColdCopy.of(plugin, LayerPlugin.class)
                        .map(copy -> new LayerSubject(copy, copy.defaults(), inputs, numbers, tolerance, kernels))
                : Optional.empty();
    }

    /** {@code dropout with Parameters[rate=0.5] on 5 inputs}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters + " on " + inputs + " inputs";
    }

    private <P extends Record> Layer create(LayerPlugin<P> made, Record given) {
        // The loader of the plugin's class: a copy finds copies of the plugins it asks for, with the same records.
        Plugins plugins = Plugins.load(made.getClass().getClassLoader());
        return NothingMade.unless(made, made.create(Parameters.of(made, given), new Context(inputs, plugins)));
    }

    private record Context(int inputs, Plugins plugins) implements LayerContext {
        @Override
        public Activation activation(Choice<Activation> choice) {
            return plugins.activation(choice);
        }

        @Override
        public Initializer initializer(Choice<Initializer> choice) {
            return plugins.initializer(choice);
        }

        @Override
        public Regulation regulation(
                @Nullable Choice<Regularizer> regularizer, @Nullable Choice<Constraint> constraint) {
            return new Regulation(
                    regularizer == null ? null : plugins.regularizer(regularizer),
                    constraint == null ? null : plugins.constraint(constraint));
        }

        @Override
        public Layer layer(String name, Choice<Layer> choice, int inputs) {
            return plugins.layer(choice, new Context(inputs, plugins));
        }
    }
}
