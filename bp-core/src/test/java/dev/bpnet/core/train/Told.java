package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.state.Slot;
import java.util.List;
import java.util.Optional;

/** A minimizer that does as it is told; weights decay. */
record Told(Told.Step step) implements OptimizerPlugin<NoParameters> {
    /** The weight decay. */
    static final double DECAY = 0.25;

    @Override
    public String name() {
        return "told";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Optimizer create(NoParameters p) {
        return new Optimizer() {
            @Override
            public double learningRate() {
                return 1;
            }

            @Override
            public List<GradientTransform> chain() {
                return List.of();
            }

            @Override
            public Optional<Minimizer> minimizer() {
                return Optional.of(new Whole(step));
            }
        };
    }

    /** What a step does with the function. */
    @FunctionalInterface
    interface Step {
        Optional<String> take(Objective f, float[] w, float[] g);
    }

    private record Whole(Step step) implements Minimizer {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("memory"), Slot.scalar("count", 5));
        }

        @Override
        public double weightDecay(Parameter p) {
            return p.role() == Role.WEIGHT ? DECAY : 0;
        }

        @Override
        public Optional<String> step(Objective objective, StepContext s, Kernels k) {
            s.scalars().set(0, s.scalars().get(0) + 1);
            assertThat(s.step())
                    .as("steps count from 1")
                    .isEqualTo((long) s.scalars().get(0) - 5);
            return step.take(objective, s.parameters(), s.gradients());
        }
    }
}
