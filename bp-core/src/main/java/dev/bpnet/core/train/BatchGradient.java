package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import java.util.Arrays;
import java.util.List;

/** The gradient of one batch as a training step computes it, in float, without an update. */
public final class BatchGradient {
    private BatchGradient() {}

    /** The gradient of every parameter, in layout order, of the weighted mean loss over all rows given. */
    public static float[] of(Network network, Goal goal, Dataset batch, Kernels kernels) {
        float[] parameters = network.parameters();
        float[] gradients = new float[parameters.length];
        Arenas arenas = Arenas.of(parameters, gradients, network.buffers());
        Plan plan = Plan.of(network.graph(), Plan.Purpose.TRAIN, batch.rows());
        Workspace workspace = new Workspace(plan, arenas, kernels);
        try (Team team = new Team(1)) {
            ChainRun none = new ChainRun(
                    new Still(),
                    network.graph().layout(),
                    parameters,
                    gradients,
                    kernels,
                    () -> 0,
                    ParameterGroups.none(network.graph().layout()));
            StepEngine engine = new StepEngine(workspace, goal, team, none);
            int[] order = new int[batch.rows()];
            Arrays.setAll(order, i -> i);
            engine.step(batch, RowWeights.of(batch, goal.loss()), order, 0, batch.rows(), 1);
        }
        return gradients;
    }

    /** An optimizer that changes nothing. */
    private record Still() implements Optimizer {
        @Override
        public double learningRate() {
            return 0;
        }

        @Override
        public List<GradientTransform> chain() {
            return List.of();
        }
    }
}
