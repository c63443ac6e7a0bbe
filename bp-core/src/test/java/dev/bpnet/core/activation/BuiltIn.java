package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;

/** The activations under test. */
enum BuiltIn {
    IDENTITY(new Identity().create(new Identity().defaults())),
    SIGMOID(new Sigmoid().create(new Sigmoid().defaults())),
    TANH(new Tanh().create(new Tanh().defaults())),
    RELU(new Relu().create(new Relu().defaults())),
    LEAKY_RELU(new LeakyRelu().create(new LeakyRelu().defaults())),
    STEEP_LEAKY_RELU(new LeakyRelu().create(new LeakyRelu.Parameters(1.5))),
    FLAT_LEAKY_RELU(new LeakyRelu().create(new LeakyRelu.Parameters(0))),
    SOFTMAX(new Softmax().create(new Softmax().defaults()));

    final Activation activation;

    BuiltIn(Activation activation) {
        this.activation = activation;
    }
}
