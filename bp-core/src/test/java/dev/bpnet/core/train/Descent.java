package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import java.util.List;

/** Plain gradient descent, since the optimizers live in a module above the core. */
public final class Descent implements OptimizerPlugin<Descent.Parameters> {

    record Parameters(double learningRate, Reach reach) {}

    /** Element by element, or as a chain that has to see everything first. */
    enum Reach {
        ELEMENT,
        GLOBAL
    }

    @Override
    public String name() {
        return "descent";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.1, Reach.ELEMENT);
    }

    @Override
    public Optimizer create(Parameters p) {
        return new Optimizer() {
            @Override
            public double learningRate() {
                return p.learningRate();
            }

            @Override
            public List<GradientTransform> chain() {
                return List.of(new Step(p.reach()));
            }
        };
    }

    private record Step(Reach kind) implements GradientTransform {
        @Override
        public GradientTransform.Scope scope() {
            return kind == Reach.ELEMENT ? GradientTransform.Scope.ELEMENT : GradientTransform.Scope.GLOBAL;
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            k.axpby((float) -s.learningRate(p), s.gradients(), from, 1, s.parameters(), from, to - from);
        }
    }
}
