package dev.bpnet.config.experiment;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.regularizer.Regularizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers.
 *
 * @param layers the hidden layers, from the input on; none makes a linear or logistic regression
 * @param output the output layer, whose width follows from the target
 * @param startFrom a model that its numbers start from; null where initializers say how they start
 */
public record NetworkConfig(
        @Doc("the hidden layers from the input on; none gives linear or logistic regression")
        List<Choice<Layer>> layers,

        @Doc("the output layer; its units follow from the target")
        Output output,

        @Doc("a trained model that layers start from: to train further, or for another target") @Nullable StartFrom startFrom) {

    /** No hidden layer and an output that follows from target and loss. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(List.of(), new Output(null, null, Choice.of("zeros"), true, null, null), null);
    }

    /** The same with another start. */
    NetworkConfig withStartFrom(@Nullable StartFrom newStart) {
        return new NetworkConfig(layers, output, newStart);
    }

    /**
     * The output layer.
     *
     * @param activation its activation; null is the one that belongs to the loss
     * @param initializer how its weights start
     * @param biasInitializer how its biases start
     * @param bias whether it has biases
     * @param regularizer the penalty on its weights
     * @param constraint the set its weights are kept in
     */
    public record Output(
            @Doc("the output activation; left out, the one that belongs to the loss") @Nullable Choice<Activation> activation,

            @Doc("how its weights start; left out, as suits its activation") @Nullable Choice<Initializer> initializer,

            @Doc("how its biases start; prior makes the first prediction the mean of the training rows")
            Choice<Initializer> biasInitializer,

            @Doc("whether a bias is added") boolean bias,

            @Doc("the penalty on its weights; left out, none") @Nullable Choice<Regularizer> regularizer,

            @Doc("the set that its weights are kept in; left out, they go anywhere") @Nullable Choice<Constraint> constraint) {

        /** The same output with another activation. */
        public Output withActivation(@Nullable Choice<Activation> activation) {
            return new Output(activation, initializer, biasInitializer, bias, regularizer, constraint);
        }
    }
}
