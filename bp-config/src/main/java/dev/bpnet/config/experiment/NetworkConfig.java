package dev.bpnet.config.experiment;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.regularizer.Regularizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The layers.
 *
 * @param layers the hidden layers, from the input on; none makes a linear or logistic regression
 * @param output the output layer, whose width follows from the target
 * @param startFrom a model that its numbers start from; null where initializers say how they start
 * @param heads outputs for several targets with a loss each, by name; none where there is one output
 */
public record NetworkConfig(
        @Doc("the hidden layers from the input on; none gives linear or logistic regression")
        List<Choice<Layer>> layers,

        @Doc("the output layer; its units follow from the target")
        Output output,

        @Doc("a trained model that layers start from: to train further, or for another target") @Nullable StartFrom startFrom,

        @Doc(
                "outputs over the last hidden layer, each with a target and a loss of its own, by name; they take the place of output and of data.target")
        Map<String, Head> heads) {

    public NetworkConfig {
        heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    }

    /** The same with another start. */
    NetworkConfig withStartFrom(@Nullable StartFrom newStart) {
        return new NetworkConfig(layers, output, newStart, heads);
    }

    /** The head of that name, which is there. */
    Head head(String name) {
        return Objects.requireNonNull(heads.get(name), name);
    }

    /** The same with another output. */
    NetworkConfig withOutput(Output newOutput) {
        return new NetworkConfig(layers, newOutput, startFrom, heads);
    }

    /** The same with other heads. */
    NetworkConfig withHeads(Map<String, Head> newHeads) {
        return new NetworkConfig(layers, output, startFrom, newHeads);
    }

    /** No hidden layer and an output that follows from target and loss. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(List.of(), Output.defaults(), null, Map.of());
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

        /** An output that follows from target and loss. */
        static Output defaults() {
            return new Output(null, null, Choice.of("zeros"), true, null, null);
        }

        /** The same output with another activation. */
        public Output withActivation(@Nullable Choice<Activation> activation) {
            return new Output(activation, initializer, biasInitializer, bias, regularizer, constraint);
        }
    }

    /**
     * One of several outputs.
     *
     * @param target what it predicts
     * @param loss its loss; null is the one that fits its target
     * @param weight how much its loss counts
     * @param classWeights how much rows of each class count; null where all count alike
     * @param layers its own hidden layers
     * @param output its output layer
     */
    public record Head(
            @Required @Doc("the column that it predicts, or a list of columns")
            HeadColumns target,

            @Doc("its loss; left out, the one that fits its target") @Nullable Choice<Loss> loss,

            @Range(min = 0, exclusiveMin = true) @Doc("the factor of its loss in the sum of all")
            double weight,

            @Doc("how much rows of each class count: balanced, or a number a label") @Nullable ClassWeights classWeights,

            @Doc("hidden layers of its own, behind those of the network")
            List<Choice<Layer>> layers,

            @Doc("its output layer; its units follow from its target")
            Output output) {

        /** Nothing said; target has to be. */
        public static Head defaults() {
            return new Head(new HeadColumns(List.of("target")), null, 1, null, List.of(), Output.defaults());
        }

        /** The same with what was left to the data. */
        Head with(Choice<Loss> newLoss, Output newOutput) {
            return new Head(target, newLoss, weight, classWeights, layers, newOutput);
        }
    }
}
