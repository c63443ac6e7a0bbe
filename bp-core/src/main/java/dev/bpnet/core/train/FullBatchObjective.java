package dev.bpnet.core.train;

import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.optimize.Penalties;
import dev.bpnet.core.plan.Arenas;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The loss of all rows and its gradient, with the penalties: {@code f(w) = Σ v·l(w) / Σ v + penalties(w)} over rows of weights v.
 * Rows go through the network in the order given, in chunks that fit the workspace, so memory does not grow with them; sums are
 * those of a step. The point evaluated last is remembered, as a step often begins where the one before it has ended.
 *
 * <p>Every evaluation begins with the buffers (running statistics) that were there at {@link #begin}: only the one of the point
 * that is reached at the end leaves its trace in them.
 */
final class FullBatchObjective implements Objective {
    private final StepEngine engine;
    private final Penalties penalties;
    private final float[] parameters;
    private final float[] gradients;
    private final float[] buffers;
    private final float[] buffersBefore;
    private final float[] elsewhere;
    private final float[] last;
    private boolean known;
    private double value;
    private double lossSum;
    private long evaluations;
    private Dataset data;
    private double[] weights = {};
    private int[] order = {};
    private double weightSum;
    private long step;
    private BooleanSupplier stopRequested = () -> false;

    /** Somebody wants training to end. */
    static final class StopRequestedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StopRequestedException() {
            super("training is to stop", null, false, false);
        }
    }

    /**
     * The objective of a network whose arrays these are.
     *
     * @param gradients the gradients' array of the engine
     * @param data any rows that fit; {@link #begin} says which count
     */
    FullBatchObjective(StepEngine engine, Penalties penalties, Arenas arenas, float[] gradients, Dataset data) {
        this.engine = engine;
        this.penalties = penalties;
        this.parameters = arenas.parameters();
        this.gradients = gradients;
        this.buffers = arenas.buffers();
        this.buffersBefore = buffers.clone();
        this.elsewhere = new float[parameters.length];
        this.last = new float[parameters.length];
        this.data = data;
    }

    /** Forgets the point evaluated last: other rows come, or other values in them. */
    void forget() {
        known = false;
    }

    /** Looked at before every evaluation, which then throws {@link StopRequestedException}. */
    void stopsWhen(BooleanSupplier requested) {
        stopRequested = requested;
    }

    /** A step begins: on which rows, in which order. */
    void begin(Dataset data, double[] weights, int[] order, long step) {
        this.data = data;
        this.weights = weights;
        this.order = order;
        this.step = step;
        this.weightSum = RowWeights.sum(weights, order.length);
        System.arraycopy(buffers, 0, buffersBefore, 0, buffers.length);
    }

    @Override
    public double at(float[] w, float[] g) {
        if (!known || !Arrays.equals(w, last)) {
            if (stopRequested.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new StopRequestedException();
            }
            evaluate(w);
        }
        System.arraycopy(gradients, 0, g, 0, gradients.length);
        return value;
    }

    // Arrays have no equality of values; here it is meant whether w is where the network reads.
    @SuppressWarnings("ReferenceEquality")
    private void evaluate(float[] w) {
        boolean other = w != parameters;
        if (other) {
            System.arraycopy(parameters, 0, elsewhere, 0, parameters.length);
            System.arraycopy(w, 0, parameters, 0, parameters.length);
        }
        System.arraycopy(buffersBefore, 0, buffers, 0, buffers.length);
        engine.refresh();
        lossSum = engine.step(data, weights, order, 0, order.length, step);
        evaluations++;
        value = engine.trainedLossSum() / weightSum + penalties.at(parameters);
        penalties.addDecay(parameters, gradients);
        System.arraycopy(parameters, 0, last, 0, last.length);
        known = true;
        if (other) {
            // What layers made of the point elsewhere is made anew before the next evaluation.
            System.arraycopy(elsewhere, 0, parameters, 0, parameters.length);
        }
    }

    /** The sum of weight times loss at the point evaluated last, in the target's own unit, without penalties. */
    double lossSum() {
        return lossSum;
    }

    /** How often the rows went through the network so far. */
    long evaluations() {
        return evaluations;
    }
}
