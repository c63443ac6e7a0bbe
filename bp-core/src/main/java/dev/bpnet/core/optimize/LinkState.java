package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.GradientTransform.Scope;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared state of one transform, and what it sees during a step. */
final class LinkState implements StepContext, Scalars {
    private final ChainRun run;
    private final float[] parameters;
    private final float[] gradients;
    private final String[] names;
    private final float[][] arrays;
    private final double[] scalars;
    private final double[][] totals;
    private final double[] sums;
    private final boolean global;

    LinkState(
            ChainRun run, GradientTransform transform, ParameterLayout layout, float[] parameters, float[] gradients) {
        this.run = run;
        this.parameters = parameters;
        this.gradients = gradients;
        List<Slot> slots = transform.slots();
        List<Slot> arraySlots =
                slots.stream().filter(s -> s.shape() == Slot.Shape.ARRAY).toList();
        names = arraySlots.stream().map(Slot::name).toArray(String[]::new);
        arrays = arraySlots.stream().map(s -> array(s, parameters)).toArray(float[][]::new);
        scalars = slots.stream()
                .filter(s -> s.shape() == Slot.Shape.SCALAR)
                .mapToDouble(Slot::value)
                .toArray();
        global = transform.scope() == Scope.GLOBAL;
        int groups = global ? 1 : layout.parameters().size();
        totals = new double[transform.measures() == 0 ? 0 : groups][transform.measures()];
        sums = new double[transform.measures()];
    }

    private static float[] array(Slot slot, float[] parameters) {
        if (slot.start() == Slot.Start.PARAMETERS) {
            return parameters.clone();
        }
        float[] array = new float[parameters.length];
        Arrays.fill(array, (float) slot.value());
        return array;
    }

    void clearTotals() {
        for (double[] total : totals) {
            Arrays.fill(total, 0);
        }
    }

    /** One chunk's sums from 0, then folded onto the total: chunks come in order, so the shape of the sum is fixed. */
    void measure(GradientTransform transform, Kernels kernels, ChainRun.Chunk chunk) {
        Arrays.fill(sums, 0);
        transform.measure(this, kernels, chunk.parameter(), chunk.from(), chunk.to(), sums);
        double[] total = totals[global ? 0 : chunk.parameter().index()];
        for (int i = 0; i < sums.length; i++) {
            total[i] += sums[i];
        }
    }

    float @Nullable [] find(String slot) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(slot)) {
                return arrays[i];
            }
        }
        return null;
    }

    @Override
    public long step() {
        return run.step();
    }

    @Override
    public double learningRate(Parameter p) {
        return run.rate(p);
    }

    @Override
    public double learningRate() {
        return run.rate();
    }

    @Override
    public double weightDecay(Parameter p, double own) {
        return run.weightDecay(p, own);
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public float[] gradients() {
        return gradients;
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
        return totals[global ? 0 : p.index()][index];
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
