package dev.bpnet.core.layer;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.regularizer.Regularizer;
import org.jspecify.annotations.Nullable;

/** The fully connected layer. */
@Doc(
        value = "fully connected layer with an activation",
        formula = "a = g(x·W + b)",
        source = "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986")
public final class Dense implements LayerPlugin<Dense.Parameters> {

    /**
     * Parameters of a dense layer.
     *
     * @param units the width of its output
     * @param activation its activation; null is the identity
     * @param initializer how the weights start; null leaves it to the activation
     * @param biasInitializer how the biases start
     * @param bias whether there is a bias
     * @param regularizer the penalty on the weights; null is none
     * @param constraint the set the weights are kept in; null is all
     */
    public record Parameters(
            @Required @Range(min = 1) @Doc("the number of units, the width of the output")
            int units,

            @Doc("the activation function") @Nullable Choice<Activation> activation,

            @Doc("how the weights start; left out, as suits the activation") @Nullable Choice<Initializer> initializer,

            @Doc("how the biases start") Choice<Initializer> biasInitializer,
            @Doc("whether a bias is added") boolean bias,

            @Doc("the penalty on the weights; left out, none") @Nullable Choice<Regularizer> regularizer,

            @Doc("the set that the weights are kept in; left out, they go anywhere") @Nullable Choice<Constraint> constraint) {

        /** A layer of that width with an activation and the usual defaults. */
        public static Parameters of(int units, @Nullable Choice<Activation> activation) {
            return new Parameters(units, activation, null, Choice.of("zeros"), true, null, null);
        }

        /** The same layer without a bias. */
        public Parameters withoutBias() {
            return new Parameters(units, activation, initializer, biasInitializer, false, regularizer, constraint);
        }

        /** The same layer with biases that start otherwise. */
        public Parameters withBiasInitializer(Choice<Initializer> biasInitializer) {
            return new Parameters(units, activation, initializer, biasInitializer, bias, regularizer, constraint);
        }

        /** The same layer with another activation. */
        public Parameters withActivation(@Nullable Choice<Activation> activation) {
            return new Parameters(units, activation, initializer, biasInitializer, bias, regularizer, constraint);
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "dense";

    /** The activation of a layer that names none. */
    static final String IDENTITY = "identity";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return Parameters.of(1, null);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        Choice<Activation> choice = p.activation() == null ? Choice.of(IDENTITY) : p.activation();
        Activation activation = context.activation(choice);
        Choice<Initializer> initializer = p.initializer() == null ? activation.defaultInitializer() : p.initializer();
        return new DenseLayer(
                context.inputs(),
                p.units(),
                activation,
                choice.name(),
                context.initializer(initializer),
                p.bias() ? context.initializer(p.biasInitializer()) : null,
                context.regulation(p.regularizer(), p.constraint()));
    }
}
