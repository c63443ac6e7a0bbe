package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A minimizer at work on the flat arrays: its declared state, and what it sees in a step. */
public final class MinimizerRun implements StepContext, Scalars {
    private final Minimizer minimizer;
    private final double learningRate;
    private final Kernels kernels;
    private final float[] parameters;
    private final float[] work;
    private final List<Slot> arraySlots;
    private final List<Slot> scalarSlots;
    private final float[][] arrays;
    private final double[] scalars;
    private long step;

    /** A fresh run: allocates every declared slot. */
    public MinimizerRun(Minimizer minimizer, double learningRate, float[] parameters, Kernels kernels) {
        this.minimizer = minimizer;
        this.learningRate = learningRate;
        this.kernels = kernels;
        this.parameters = parameters;
        this.work = new float[parameters.length];
        List<Slot> slots = minimizer.slots();
        this.arraySlots =
                slots.stream().filter(s -> s.shape() == Slot.Shape.ARRAY).toList();
        this.scalarSlots =
                slots.stream().filter(s -> s.shape() == Slot.Shape.SCALAR).toList();
        this.arrays = new float[arraySlots.size()][parameters.length];
        this.scalars = new double[scalarSlots.size()];
        reset();
    }

    /** The floats that a run takes for each parameter. */
    public static long floatsPerParameter(Minimizer minimizer) {
        return 1
                + minimizer.slots().stream()
                        .filter(s -> s.shape() == Slot.Shape.ARRAY)
                        .count();
    }

    /** One step, 1 for the first; what it says of an end. */
    public Optional<String> step(Objective objective, long number) {
        step = number;
        return minimizer.step(objective, this, kernels);
    }

    /** Begins anew from the present parameters. */
    public void reset() {
        for (int i = 0; i < arrays.length; i++) {
            Slot slot = arraySlots.get(i);
            if (slot.start() == Slot.Start.PARAMETERS) {
                System.arraycopy(parameters, 0, arrays[i], 0, parameters.length);
            } else {
                Arrays.fill(arrays[i], (float) slot.value());
            }
        }
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = scalarSlots.get(i).value();
        }
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public double learningRate(Parameter p) {
        return learningRate;
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public float[] gradients() {
        return work;
    }

    @Override
    public float[] slot(int index) {
        return arrays[index];
    }

    @Override
    public Scalars scalars() {
        return this;
    }

    @Override
    public double total(Parameter p, int index) {
        throw new IllegalStateException("a minimizer has no measured sums");
    }

    @Override
    public double get(int index) {
        return scalars[index];
    }

    @Override
    public void set(int index, double value) {
        scalars[index] = value;
    }
}
