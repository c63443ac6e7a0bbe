package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.Momentum;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sgd}: stochastic gradient descent, with momentum and coupled weight decay where they are asked for. Conventions are
 * PyTorch's: the learning rate is not inside the velocity, and the decay is part of the gradient.
 */
@Doc(
        value = "Stochastic gradient descent, optionally with momentum.",
        formula = "g = dL/dw + weight_decay·w;  v = momentum·v + (1 - dampening)·g (v = g at first);"
                + "  w = w - learning_rate·v, or with nesterov w - learning_rate·(g + momentum·v)",
        source = "Robbins & Monro, A Stochastic Approximation Method, 1951; Polyak, Some methods of speeding up the"
                + " convergence of iteration methods, 1964; Nesterov, 1983, as in Sutskever et al., On the importance of"
                + " initialization and momentum in deep learning, 2013")
public final class Sgd implements OptimizerPlugin<Sgd.Parameters> {

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0, 0, false, 0, Decay.WEIGHTS);
    }

    /** Links that would do nothing are left out: without momentum there is no velocity to keep. */
    @Override
    public Optimizer create(Parameters parameters) {
        List<GradientTransform> links = new ArrayList<>();
        links.add(new AddDecayedWeights(parameters.weightDecay, parameters.decay));
        if (parameters.momentum > 0) {
            links.add(new Momentum(parameters.momentum, parameters.dampening, parameters.nesterov));
        }
        links.add(new Descend());
        return new Chain(parameters.learningRate, links);
    }

    /** The parameters of {@code sgd}. */
    public record Parameters(
            @Doc("how far a step goes along the gradient") @Range(min = 0)
            double learningRate,

            @Doc("the share of the velocity that stays from step to step; 0 is plain gradient descent")
            @Range(min = 0, max = 1)
            double momentum,

            @Doc("the share of each gradient after the first that does not enter the velocity") @Range(min = 0, max = 1)
            double dampening,

            @Doc("look ahead along the velocity; needs a momentum above 0 and a dampening of 0")
            boolean nesterov,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when nesterov is asked for without momentum or with dampening
         */
        public Parameters {
            if (nesterov && (momentum <= 0 || dampening != 0)) {
                throw new IllegalArgumentException(
                        "nesterov needs a momentum above 0 and a dampening of 0, but momentum is " + momentum
                                + " and dampening is " + dampening);
            }
        }
    }
}
