package dev.bpnet.core.plan;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a plan and the views into it, bound to a network's arrays. One run uses it at a time; the threads of that
 * run share it, each on rows or columns of its own.
 */
public final class Workspace {
    private final Plan plan;
    private final Kernels kernels;
    private final Matrix input;
    private final LayerPass[] passes;
    private final List<LayerPass> layers;
    private final List<LayerPass> head;
    private final Segment[] headSegments;
    private int rows;
    private boolean training;
    private long firstRow;

    /** Allocates the workspace of a plan that only predicts. */
    public Workspace(Plan plan, Arenas arenas, Kernels kernels) {
        this(plan, arenas, kernels, 0);
    }

    /** Allocates the workspace of a plan; {@code seed} keys the random numbers of its layers. */
    public Workspace(Plan plan, Arenas arenas, Kernels kernels, long seed) {
        this.plan = plan;
        this.kernels = kernels;
        float[] floats = new float[plan.size()];
        int capacity = plan.capacity();
        this.input = Matrix.of(floats, 0, capacity, plan.graph().inputs());
        LayerPass.Memory memory = new LayerPass.Memory(this, arenas, floats, seed);
        int split = plan.graph().layers().size();
        List<LayerPass> all = new ArrayList<>();
        Matrix x = input;
        Matrix dx = null;
        for (Plan.Step planned : plan.steps()) {
            LayerPass pass = new LayerPass(memory, planned, x, dx);
            all.add(pass);
            x = pass.output();
            // Nothing goes back through the head.
            dx = all.size() < split ? pass.delta() : null;
        }
        this.passes = all.stream().flatMap(LayerPass::flat).toArray(LayerPass[]::new);
        this.layers = List.copyOf(all.subList(0, split));
        this.head = List.copyOf(all.subList(split, all.size()));
        this.headSegments = Segment.join(forwardStages(head)).toArray(Segment[]::new);
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** The primitives. */
    public Kernels kernels() {
        return kernels;
    }

    /** Where input rows go. */
    public Matrix input() {
        return input;
    }

    /** What the loss takes. */
    public Matrix output() {
        return layers.getLast().output();
    }

    /** The derivative of the loss by {@link #output()}. */
    public Matrix outputDelta() {
        return layers.getLast().outputDelta();
    }

    /** The predictions, once {@link #headStages} have run. */
    public Matrix predictions() {
        return head.isEmpty() ? output() : head.getLast().output();
    }

    /** The stages from input to predictions. */
    public List<Segment> predict() {
        List<Segment.Bound> stages = forwardStages(layers);
        stages.addAll(forwardStages(head));
        return Segment.join(stages);
    }

    /**
     * The given stage that fetches rows, forward, the given stage for the loss, and what follows it: the head for
     * evaluation, or backward for training.
     */
    public List<Segment> around(Stage fetch, Stage loss, Plan.Purpose then) {
        List<Segment.Bound> stages = new ArrayList<>();
        stages.add(new Segment.Bound(fetch, layers.getFirst()));
        stages.addAll(forwardStages(layers));
        stages.add(new Segment.Bound(loss, layers.getLast()));
        if (then == Plan.Purpose.PREDICT) {
            stages.addAll(forwardStages(head));
        } else {
            for (LayerPass pass : layers.reversed()) {
                for (Stage stage : pass.node().layer().backward()) {
                    stages.add(new Segment.Bound(stage, pass));
                }
            }
        }
        return Segment.join(stages);
    }

    private static List<Segment.Bound> forwardStages(List<LayerPass> passes) {
        List<Segment.Bound> stages = new ArrayList<>();
        for (LayerPass pass : passes) {
            for (Stage stage : pass.node().layer().forward()) {
                stages.add(new Segment.Bound(stage, pass));
            }
        }
        return stages;
    }

    /** Runs the head over rows, for a loss that is told in the target's own unit. */
    public void headStages(int from, int to) {
        for (Segment segment : headSegments) {
            segment.run(from, to);
        }
    }

    /** What every layer before the head sees, in the order of {@link Node#flat()}. */
    public List<Pass> allPasses() {
        return layers.stream().flatMap(LayerPass::flat).map(Pass.class::cast).toList();
    }

    /** Refreshes every cache after the parameters were replaced. */
    public void refresh() {
        for (LayerPass pass : passes) {
            List<Node.Weight> weights = pass.node().weights();
            for (int i = 0; i < weights.size(); i++) {
                pass.node()
                        .layer()
                        .refresh(pass, i, 0, weights.get(i).parameter().rows());
            }
        }
    }

    /**
     * Says what runs next: how many rows, whether they train, and what keys their random numbers: the step, and the number
     * of their first row in the logical batch.
     */
    public void begin(int rows, boolean training, long step, long firstRow) {
        this.rows = rows;
        this.training = training;
        this.firstRow = firstRow;
        for (LayerPass pass : passes) {
            pass.beginStep(step);
        }
    }

    /** The rows that run. */
    public int rows() {
        return rows;
    }

    /** Whether they train. */
    public boolean training() {
        return training;
    }

    /** The number of the first of these rows in its logical batch. */
    public long firstRow() {
        return firstRow;
    }

    /**
     * The first layer whose output holds a number that is not finite in the rows that ran last, for a message after the
     * fact; null where all are finite.
     */
    public @Nullable String firstNonFiniteLayer() {
        for (LayerPass pass : passes) {
            if (!isFinite(pass.output(), rows)) {
                return pass.node().name();
            }
        }
        return null;
    }

    private static boolean isFinite(Matrix m, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < m.columns(); j++) {
                if (!Float.isFinite(m.get(i, j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
