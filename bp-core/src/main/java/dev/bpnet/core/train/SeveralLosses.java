package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.core.loss.TermRows;
import dev.bpnet.core.loss.WeightedLosses;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A loss for each of several targets, each over columns of its own. Their sum is in the training unit, as nothing else makes dollars
 * and shares comparable; each of them is told in the unit of its own target.
 */
final class SeveralLosses implements BatchLoss {
    private final @Nullable ScaledTargets scaled;
    private final TermRows[] trained;
    private final TermRows[] reported;
    private final float[] rowScale;
    private final double[] rowLoss;

    SeveralLosses(Goal goal, Workspace workspace, Matrix targets, float[] rowScale, double[] rowLoss) {
        this.scaled = goal.scaling() == null ? null : new ScaledTargets(goal.scaling(), targets);
        this.rowScale = rowScale;
        this.rowLoss = rowLoss;
        Matrix z = workspace.output();
        int capacity = targets.rows();
        boolean trains = workspace.plan().purpose() == Plan.Purpose.TRAIN;
        Matrix unit = scaled == null ? targets : scaled.matrix();
        Matrix dz = trains ? workspace.outputDelta() : null;
        this.trained = new TermRows[goal.parts().size()];
        this.reported = new TermRows[trained.length];
        for (int p = 0; p < trained.length; p++) {
            GoalPart part = goal.parts().get(p);
            WeightedLosses.Term term = part.term();
            trained[p] = new TermRows(
                    term, term.outputsOf(z), term.targetsOf(unit), dz == null ? null : term.outputsOf(dz), capacity);
            WeightedLosses.Term own = part.reportedTerm();
            reported[p] = part.scaling() == null
                    ? trained[p]
                    : new TermRows(own, own.outputsOf(workspace.predictions()), own.targetsOf(targets), null, capacity);
        }
    }

    @Override
    public void train(Pass pass, int from, int to) {
        evaluate(pass, from, to);
    }

    @Override
    public void evaluate(Pass pass, int from, int to) {
        if (scaled != null) {
            scaled.apply(from, to);
        }
        Arrays.fill(rowLoss, from, to, 0);
        for (int p = 0; p < trained.length; p++) {
            trained[p].evaluate(pass.kernels(), rowScale, from, to);
            trained[p].addTo(rowLoss, from, to);
        }
    }

    /** Losses in their targets' own units; called by one thread when all predictions are there. */
    @Override
    public double[] rowLoss(int part, Kernels kernels, int rows) {
        if (reported[part] == trained[part]) {
            return trained[part].rowLoss();
        }
        reported[part].evaluate(kernels, rowScale, 0, rows);
        return reported[part].rowLoss();
    }

    @Override
    public double[] trainedRowLoss() {
        return rowLoss;
    }

    @Override
    public boolean scaled() {
        return false;
    }
}
