package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.plan.Workspace;
import org.jspecify.annotations.Nullable;

/** A single loss over the whole output. */
final class OneLoss implements BatchLoss {
    private final Workspace workspace;
    private final Loss loss;
    private final Loss reportedLoss;
    private final Matrix targets;
    private final @Nullable ScaledTargets scaled;
    private final float[] rowScale;
    private final double[] rowLoss;
    private final double[] trainedRowLoss;

    OneLoss(Goal goal, Workspace workspace, Matrix targets, float[] rowScale, double[] rowLoss) {
        this.workspace = workspace;
        this.loss = goal.loss();
        this.reportedLoss = goal.reportedLoss();
        this.targets = targets;
        this.scaled = goal.scaling() == null ? null : new ScaledTargets(goal.scaling(), targets);
        this.rowScale = rowScale;
        this.rowLoss = rowLoss;
        this.trainedRowLoss = scaled == null ? rowLoss : new double[rowLoss.length];
    }

    @Override
    public void train(Pass pass, int from, int to) {
        Matrix z = workspace.output();
        Matrix dz = workspace.outputDelta();
        ScaledTargets s = scaled;
        if (s == null) {
            loss.evaluate(pass.kernels(), z, targets, rowScale, rowLoss, dz, from, to);
            return;
        }
        s.apply(from, to);
        loss.evaluate(pass.kernels(), z, s.matrix(), rowScale, trainedRowLoss, dz, from, to);
        workspace.headStages(from, to);
        reportedLoss.evaluate(pass.kernels(), workspace.predictions(), targets, rowScale, rowLoss, null, from, to);
    }

    @Override
    public void evaluate(Pass pass, int from, int to) {
        Matrix z = workspace.output();
        if (scaled != null) {
            workspace.headStages(from, to);
            z = workspace.predictions();
        }
        reportedLoss.evaluate(pass.kernels(), z, targets, rowScale, rowLoss, null, from, to);
    }

    @Override
    public double[] rowLoss(int part, Kernels kernels, int rows) {
        return rowLoss;
    }

    @Override
    public double[] trainedRowLoss() {
        return trainedRowLoss;
    }

    @Override
    public boolean scaled() {
        return scaled != null;
    }
}
