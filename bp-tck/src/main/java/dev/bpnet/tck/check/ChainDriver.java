package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.GradientTransform.Scope;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs an optimizer over the flat arrays of a layout as the engine does: {@code begin} of each link; then, where every link
 * is element-wise, all links in order for each band of each parameter; else each link in turn over everything, its sums
 * first. A step allocates nothing. Its state, all that the links declare, can be taken out and put into another driver.
 */
public final class ChainDriver {
    private static final int CHUNK = 65_536;

    private final ParameterLayout layout;
    private final Kernels kernels;
    private final Link[] links;
    private final boolean elementwise;
    private final float[] parameters;
    private final float[] gradients;
    private final @Nullable String evaluationSlot;
    private double rate;
    private long step;

    /** A driver before the first step; the rate is the optimizer's own until {@link #rate} says otherwise. */
    public ChainDriver(Optimizer optimizer, ParameterLayout layout, float[] initial, Kernels kernels) {
        this.layout = layout;
        this.kernels = kernels;
        this.parameters = initial.clone();
        this.gradients = new float[layout.size()];
        this.evaluationSlot = optimizer.evaluationSlot().orElse(null);
        this.rate = optimizer.learningRate();
        this.links = optimizer.chain().stream().map(Link::new).toArray(Link[]::new);
        this.elementwise = optimizer.chain().stream().allMatch(transform -> transform.scope() == Scope.ELEMENT);
    }

    /** The rate of the coming steps, as a schedule sets it. */
    public void rate(double rate) {
        this.rate = rate;
    }

    /** One update with this gradient, in bands of at most {@code band} values where the chain allows bands. */
    public void step(float[] gradient, int band) {
        begin(gradient);
        if (elementwise) {
            for (int i = 0; i < layout.parameters().size(); i++) {
                Parameter p = layout.parameters().get(i);
                for (int from = p.offset(), to; from < p.end(); from = to) {
                    to = from + Math.min(band, p.end() - from);
                    apply(p, from, to);
                }
            }
        } else {
            for (Link link : links) {
                link.measure();
                link.applyToAll();
            }
        }
    }

    /** The parameters, shared. */
    public float[] parameters() {
        return parameters;
    }

    /** The weights to predict with, shared: those of the optimizer's evaluation slot, else the parameters. */
    public float[] evaluated() {
        if (evaluationSlot == null) {
            return parameters;
        }
        for (Link link : links) {
            int array = 0;
            for (Slot slot : link.transform.slots()) {
                if (slot.shape() == Slot.Shape.ARRAY) {
                    if (slot.name().equals(evaluationSlot)) {
                        return link.arrays[array];
                    }
                    array++;
                }
            }
        }
        throw new IllegalStateException("no transform declares the evaluation slot '" + evaluationSlot + "'");
    }

    /** The state that a checkpoint holds. */
    public Checkpoint save() {
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

    /** Puts the state of a driver of the same optimizer in place. */
    public void restore(Checkpoint saved) {
        step = saved.step;
        System.arraycopy(saved.parameters, 0, parameters, 0, parameters.length);
        int a = 0;
        for (int l = 0; l < links.length; l++) {
            for (float[] slot : links[l].arrays) {
                System.arraycopy(saved.arrays.get(a++), 0, slot, 0, slot.length);
            }
            System.arraycopy(saved.scalars.get(l), 0, links[l].numbers, 0, links[l].numbers.length);
        }
    }

    boolean elementwise() {
        return elementwise;
    }

    /** The first half of a step: the gradient is there, and every link has begun. */
    void begin(float[] gradient) {
        System.arraycopy(gradient, 0, gradients, 0, gradients.length);
        step++;
        for (Link link : links) {
            link.transform.begin(link);
        }
    }

    /** All links on one band. */
    void apply(Parameter p, int from, int to) {
        for (Link link : links) {
            link.transform.apply(link, kernels, p, from, to);
        }
    }

    /** Every array that a link may write: parameters, gradients, slots. */
    List<float[]> arrays() {
        List<float[]> arrays = new ArrayList<>(List.of(parameters, gradients));
        for (Link link : links) {
            arrays.addAll(List.of(link.arrays));
        }
        return arrays;
    }

    /** The scalars of all links. */
    double[] scalars() {
        return Arrays.stream(links)
                .flatMapToDouble(link -> Arrays.stream(link.numbers))
                .toArray();
    }

    /** What is saved between steps. */
    public static final class Checkpoint {
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
        private final double[][] totals;
        private final double[] sums;

        Link(GradientTransform transform) {
            this.transform = transform;
            List<Slot> slots = transform.slots();
            this.arrays = slots.stream()
                    .filter(slot -> slot.shape() == Slot.Shape.ARRAY)
                    .map(this::start)
                    .toArray(float[][]::new);
            this.numbers = slots.stream()
                    .filter(slot -> slot.shape() == Slot.Shape.SCALAR)
                    .mapToDouble(Slot::value)
                    .toArray();
            this.totals = new double[layout.parameters().size()][transform.measures()];
            this.sums = new double[transform.measures()];
        }

        private float[] start(Slot slot) {
            if (slot.start() == Slot.Start.PARAMETERS) {
                return parameters.clone();
            }
            float[] values = new float[layout.size()];
            Arrays.fill(values, (float) slot.value());
            return values;
        }

        /** Folds the sums of fixed chunks in order, for each parameter or for all in the place of the first. */
        void measure() {
            for (double[] total : totals) {
                Arrays.fill(total, 0);
            }
            for (int i = 0; i < layout.parameters().size() && transform.measures() > 0; i++) {
                Parameter p = layout.parameters().get(i);
                for (int from = p.offset(); from < p.end(); from += CHUNK) {
                    Arrays.fill(sums, 0);
                    transform.measure(this, kernels, p, from, Math.min(from + CHUNK, p.end()), sums);
                    for (int j = 0; j < sums.length; j++) {
                        totals[group(p)][j] += sums[j];
                    }
                }
            }
        }

        void applyToAll() {
            for (int i = 0; i < layout.parameters().size(); i++) {
                Parameter p = layout.parameters().get(i);
                transform.apply(this, kernels, p, p.offset(), p.end());
            }
        }

        private int group(Parameter p) {
            return transform.scope() == Scope.GLOBAL ? 0 : p.index();
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
        public double learningRate() {
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
            return totals[group(p)][index];
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
