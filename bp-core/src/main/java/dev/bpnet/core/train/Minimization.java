package dev.bpnet.core.train;

import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.optimize.MinimizerRun;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Steps of a minimizer on all rows: what stands in the place of a step of the engine with its chain. */
final class Minimization {
    private final MinimizerRun minimizer;
    private final FullBatchObjective objective;
    private final float[] parameters;
    private final float[] before;
    private final float[] gradient;
    private @Nullable String converged;
    private boolean brokenOff;

    Minimization(MinimizerRun minimizer, FullBatchObjective objective, float[] parameters) {
        this.minimizer = minimizer;
        this.objective = objective;
        this.parameters = parameters;
        this.before = parameters.clone();
        this.gradient = new float[parameters.length];
    }

    /** Training on other rows begins. */
    void begin(BooleanSupplier stopRequested) {
        objective.forget();
        objective.stopsWhen(stopRequested);
        converged = null;
        brokenOff = false;
    }

    /**
     * One step on the rows of {@code order}.
     *
     * @param number the number of the step, 1 for the first
     * @return the sum of weight times loss where it has ended; not finite where it began or ended so
     */
    double step(Dataset data, double[] weights, int[] order, long number) {
        objective.begin(data, weights, order, number);
        System.arraycopy(parameters, 0, before, 0, before.length);
        try {
            double start = objective.at(parameters, gradient);
            if (Double.isFinite(start)) {
                converged = minimizer.step(objective, number).orElse(null);
                return lossSum(objective.at(parameters, gradient));
            }
            return lossSum(start);
        } catch (FullBatchObjective.StopRequestedException stop) {
            // Half a step is none: the weights before it are the last good ones, and its traces in the slots go.
            System.arraycopy(before, 0, parameters, 0, before.length);
            minimizer.reset();
            brokenOff = true;
            return 0;
        }
    }

    private double lossSum(double value) {
        return Double.isFinite(value) ? objective.lossSum() : value;
    }

    /** Whether the last step was broken off because training is to stop; then nothing has changed. */
    boolean brokenOff() {
        return brokenOff;
    }

    /** Evaluations so far, and whether it has converged. */
    TrainingReport.Minimized report() {
        return new TrainingReport.Minimized(objective.evaluations(), converged);
    }
}
