package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import dev.bpnet.optimizers.Conformance.Family;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.Momentum;
import dev.bpnet.optimizers.transform.ScaleByAdam;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes other libraries have made, planted one at a time: {@link Conformance} has to notice each. */
class MutantsTest {

    static Stream<Named<Family>> mutants() {
        return Stream.of(
                named(
                        "adam: epsilon inside the root",
                        adamWith((t, g, m, v, s) ->
                                hat(m, s.beta1(), t) / Math.sqrt(hat(v, s.beta2(), t) + s.epsilon()))),
                named(
                        "adam: epsilon added before the bias correction",
                        adamWith((t, g, m, v, s) -> hat(m, s.beta1(), t)
                                * Math.sqrt(1 - StrictMath.pow(s.beta2(), t))
                                / (Math.sqrt(v) + s.epsilon()))),
                named(
                        "adam: bias correction one step late",
                        adamWith((t, g, m, v, s) ->
                                hat(m, s.beta1(), t + 1) / (Math.sqrt(hat(v, s.beta2(), t + 1)) + s.epsilon()))),
                named("adam: no bias correction", adamWith((t, g, m, v, s) -> m / (Math.sqrt(v) + s.epsilon()))),
                named(
                        "adam: no bias correction of the squares",
                        adamWith((t, g, m, v, s) -> hat(m, s.beta1(), t) / (Math.sqrt(v) + s.epsilon()))),
                named(
                        "adam: betas swapped",
                        adam(p -> new Adam.Parameters(
                                p.learningRate(), p.beta2(), p.beta1(), p.epsilon(), p.weightDecay(), p.decay()))),
                named(
                        "adam: decay on biases unasked",
                        adam(p -> new Adam.Parameters(
                                p.learningRate(), p.beta1(), p.beta2(), p.epsilon(), p.weightDecay(), Decay.ALL))),
                named("adamw: decay coupled", new Family() {
                    @Override
                    public Optimizer adamW(AdamW.Parameters p) {
                        return new Adam()
                                .create(new Adam.Parameters(
                                        p.learningRate(),
                                        p.beta1(),
                                        p.beta2(),
                                        p.epsilon(),
                                        p.weightDecay(),
                                        p.decay()));
                    }
                }),
                named("adamw: decay not multiplied by the rate", new Family() {
                    @Override
                    public Optimizer adamW(AdamW.Parameters p) {
                        return chain(
                                p.learningRate(),
                                new ScaleByAdam(p.beta1(), p.beta2(), p.epsilon()),
                                new AddDecayedWeights(p.weightDecay() / p.learningRate(), p.decay()),
                                new Descend());
                    }
                }),
                named(
                        "sgd: decay on biases unasked",
                        sgd(p -> new Sgd.Parameters(
                                p.learningRate(),
                                p.momentum(),
                                p.dampening(),
                                p.nesterov(),
                                p.weightDecay(),
                                Decay.ALL))),
                named("sgd: decay behind the momentum", new Family() {
                    @Override
                    public Optimizer sgd(Sgd.Parameters p) {
                        return chain(
                                p.learningRate(),
                                new Momentum(p.momentum(), p.dampening(), p.nesterov()),
                                new AddDecayedWeights(p.weightDecay(), p.decay()),
                                new Descend());
                    }
                }),
                named(
                        "momentum: the rate inside the velocity",
                        velocity(
                                (first, g, v, rate, p) -> p.momentum() * v + (first ? 1 : 1 - p.dampening()) * rate * g,
                                true)),
                named(
                        "momentum: dampened from the first step",
                        velocity((first, g, v, rate, p) -> p.momentum() * v + (1 - p.dampening()) * g, false)),
                named(
                        "momentum: dampening forgotten",
                        sgd(p -> new Sgd.Parameters(
                                p.learningRate(), p.momentum(), 0, p.nesterov(), p.weightDecay(), p.decay()))),
                named(
                        "momentum: a moving average",
                        velocity((first, g, v, rate, p) -> p.momentum() * v + (1 - p.momentum()) * g, false)),
                named(
                        "momentum: nesterov forgotten",
                        sgd(p -> new Sgd.Parameters(
                                p.learningRate(), p.momentum(), p.dampening(), false, p.weightDecay(), p.decay()))));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isNoticed(Family mutant) {
        assertThat(Conformance.findings(mutant)).isNotEmpty();
    }

    @Test
    void theFramesOfTheMutantsAreRightWithoutAMistake() {
        Family adam =
                adamWith((t, g, m, v, s) -> hat(m, s.beta1(), t) / (Math.sqrt(hat(v, s.beta2(), t)) + s.epsilon()));
        Velocity right = (first, g, v, rate, p) -> p.momentum() * v + (first ? 1 : 1 - p.dampening()) * g;

        assertThat(Conformance.findings(adam)).isEmpty();
        assertThat(Conformance.findings(velocity(right, false))).isEmpty();
    }

    private static double hat(double mean, double beta, double t) {
        return mean / (1 - StrictMath.pow(beta, t));
    }

    private static Optimizer chain(double rate, GradientTransform... links) {
        return new Chain(rate, List.of(links));
    }

    private static Family sgd(UnaryOperator<Sgd.Parameters> mistake) {
        return new Family() {
            @Override
            public Optimizer sgd(Sgd.Parameters p) {
                return new Sgd().create(mistake.apply(p));
            }
        };
    }

    private static Family adam(UnaryOperator<Adam.Parameters> mistake) {
        return new Family() {
            @Override
            public Optimizer adam(Adam.Parameters p) {
                return new Adam().create(mistake.apply(p));
            }
        };
    }

    private interface Direction {
        double of(double t, double g, double m, double v, Adam.Parameters s);
    }

    private static Family adamWith(Direction direction) {
        return new Family() {
            @Override
            public Optimizer adam(Adam.Parameters p) {
                return chain(
                        p.learningRate(),
                        new AddDecayedWeights(p.weightDecay(), p.decay()),
                        new WrongAdam(p, direction),
                        new Descend());
            }
        };
    }

    private record WrongAdam(Adam.Parameters parameters, Direction direction) implements GradientTransform {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("m"), Slot.array("v"));
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            for (int i = from; i < to; i++) {
                double g = s.gradients()[i];
                double m = parameters.beta1() * s.slot(0)[i] + (1 - parameters.beta1()) * g;
                double v = parameters.beta2() * s.slot(1)[i] + (1 - parameters.beta2()) * g * g;
                s.slot(0)[i] = (float) m;
                s.slot(1)[i] = (float) v;
                s.gradients()[i] = (float) direction.of((double) s.step(), g, m, v, parameters);
            }
        }
    }

    private interface Velocity {
        double of(boolean first, double g, double v, double rate, Sgd.Parameters p);
    }

    private static Family velocity(Velocity velocity, boolean rateInside) {
        return new Family() {
            @Override
            public Optimizer sgd(Sgd.Parameters p) {
                return p.momentum() == 0 || p.nesterov()
                        ? new Sgd().create(p)
                        : chain(
                                p.learningRate(),
                                new AddDecayedWeights(p.weightDecay(), p.decay()),
                                new WrongMomentum(p, velocity, rateInside),
                                new Descend());
            }
        };
    }

    private record WrongMomentum(Sgd.Parameters parameters, Velocity velocity, boolean rateInside)
            implements GradientTransform {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("velocity"));
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            double rate = s.learningRate(p);
            for (int i = from; i < to; i++) {
                double v = velocity.of(s.step() == 1, s.gradients()[i], s.slot(0)[i], rate, parameters);
                s.slot(0)[i] = (float) v;
                s.gradients()[i] = (float) (rateInside ? v / rate : v);
            }
        }
    }
}
