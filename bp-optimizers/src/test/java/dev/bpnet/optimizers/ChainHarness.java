package dev.bpnet.optimizers;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a chain of element-wise transforms over the arenas of a layout, as the engine does: {@code begin} of each link, then
 * for each band of each parameter all links in order. Nothing is allocated by a step.
 */
final class ChainHarness {
    private final ParameterLayout layout;
    private final Kernels kernels;
    private final List<Link> links = new ArrayList<>();
    private final float[] parameters;
    private final float[] gradients;
    private double rate;
    private long step;

    ChainHarness(Optimizer optimizer, ParameterLayout layout, float[] initial, Kernels kernels) {
        this.layout = layout;
        this.kernels = kernels;
        this.parameters = initial.clone();
        this.gradients = new float[layout.size()];
        this.rate = optimizer.learningRate();
        for (GradientTransform transform : optimizer.chain()) {
            if (transform.scope() != GradientTransform.Scope.ELEMENT) {
                throw new IllegalArgumentException("the harness runs element-wise links only, not " + transform);
            }
            links.add(new Link(transform));
        }
    }

    /** The rate of the coming steps, as a schedule sets it. */
    void rate(double rate) {
        this.rate = rate;
    }

    /** One update with this gradient, in bands of at most {@code band} values. */
    void step(float[] gradient, int band) {
        System.arraycopy(gradient, 0, gradients, 0, gradients.length);
        step++;
        for (int l = 0; l < links.size(); l++) {
            links.get(l).transform.begin(links.get(l));
        }
        for (int i = 0; i < layout.parameters().size(); i++) {
            Parameter p = layout.parameters().get(i);
            for (int from = p.offset(), to; from < p.end(); from = to) {
                to = from + Math.min(band, p.end() - from);
                for (int l = 0; l < links.size(); l++) {
                    links.get(l).transform.apply(links.get(l), kernels, p, from, to);
                }
            }
        }
    }

    /** The parameters, shared. */
    float[] parameters() {
        return parameters;
    }

    /** Everything a checkpoint holds: the step, and the arrays and scalars of every link. */
    Checkpoint save() {
        List<float[]> arrays = new ArrayList<>();
        List<double[]> scalars = new ArrayList<>();
        for (Link link : links) {
            for (float[] slot : link.arrays) {
                arrays.add(slot.clone());
            }
            scalars.add(link.numbers.clone());
        }
        return new Checkpoint(step, parameters.clone(), arrays, scalars);
    }

    /** Puts a checkpoint of an equal chain in place. */
    void restore(Checkpoint saved) {
        step = saved.step;
        System.arraycopy(saved.parameters, 0, parameters, 0, parameters.length);
        int a = 0;
        for (int l = 0; l < links.size(); l++) {
            for (float[] slot : links.get(l).arrays) {
                System.arraycopy(saved.arrays.get(a++), 0, slot, 0, slot.length);
            }
            double[] numbers = links.get(l).numbers;
            System.arraycopy(saved.scalars.get(l), 0, numbers, 0, numbers.length);
        }
    }

    /** What is saved between steps. */
    static final class Checkpoint {
        private final long step;
        private final float[] parameters;
        private final List<float[]> arrays;
        private final List<double[]> scalars;

        private Checkpoint(long step, float[] parameters, List<float[]> arrays, List<double[]> scalars) {
            this.step = step;
            this.parameters = parameters;
            this.arrays = arrays;
            this.scalars = scalars;
        }
    }

    /** A transform with its state, seen through its own context. */
    private final class Link implements StepContext, Scalars {
        private final GradientTransform transform;
        private final float[][] arrays;
        private final double[] numbers;

        private Link(GradientTransform transform) {
            this.transform = transform;
            List<float[]> arrays = new ArrayList<>();
            List<Double> numbers = new ArrayList<>();
            for (Slot slot : transform.slots()) {
                switch (slot.shape()) {
                    case SCALAR -> numbers.add(slot.value());
                    case ARRAY -> arrays.add(start(slot));
                }
            }
            this.arrays = arrays.toArray(float[][]::new);
            this.numbers = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private float[] start(Slot slot) {
            if (slot.start() == Slot.Start.PARAMETERS) {
                return parameters.clone();
            }
            float[] values = new float[layout.size()];
            Arrays.fill(values, (float) slot.value());
            return values;
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public double learningRate(Parameter p) {
            return rate;
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
            throw new IllegalStateException("no link measures anything");
        }

        @Override
        public double get(int index) {
            return numbers[index];
        }

        @Override
        public void set(int index, double value) {
            numbers[index] = value;
        }
    }
}
