package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;

/** Optimizers by short names, for code: {@code import static dev.bpnet.optimizers.Optimizers.adam}. */
public final class Optimizers {
    private Optimizers() {}

    /** Plain gradient descent. */
    public static Choice<Optimizer> sgd(double learningRate) {
        return sgd(learningRate, 0);
    }

    /** Gradient descent with momentum. */
    public static Choice<Optimizer> sgd(double learningRate, double momentum) {
        Sgd.Parameters d = new Sgd().defaults();
        return Choice.of(
                "sgd",
                new Sgd.Parameters(learningRate, momentum, d.dampening(), d.nesterov(), d.weightDecay(), d.decay()));
    }

    /** Adam. */
    public static Choice<Optimizer> adam(double learningRate) {
        Adam.Parameters d = new Adam().defaults();
        return Choice.of(
                "adam",
                new Adam.Parameters(learningRate, d.beta1(), d.beta2(), d.epsilon(), d.weightDecay(), d.decay()));
    }

    /** Adam with decoupled weight decay. */
    public static Choice<Optimizer> adamw(double learningRate) {
        AdamW.Parameters d = new AdamW().defaults();
        return Choice.of(
                "adamw",
                new AdamW.Parameters(learningRate, d.beta1(), d.beta2(), d.epsilon(), d.weightDecay(), d.decay()));
    }
}
