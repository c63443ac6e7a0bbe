package dev.bpnet.core.plan;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Wiring;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.api.random.SteppedStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One layer's view of a workspace. */
final class LayerPass implements Pass {
    private final Workspace workspace;
    private final Node node;
    private final SteppedStream random;
    private final Matrix input;
    private final Matrix output;
    private final @Nullable Matrix outputDelta;
    private final @Nullable Matrix inputDelta;
    private final Matrix[] parameters;
    private final Matrix[] gradients;
    private final Matrix[] buffers;
    private final Matrix[] scratch;
    private final Matrix[] caches;
    private final LayerPass[] children;

    /** What all views of a workspace are made from. */
    static final class Memory {
        private final Workspace workspace;
        private final Arenas arenas;
        private final float[] floats;
        private final long seed;

        Memory(Workspace workspace, Arenas arenas, float[] floats, long seed) {
            this.workspace = workspace;
            this.arenas = arenas;
            this.floats = floats;
            this.seed = seed;
        }

        Matrix matrix(int offset, int rows, int columns) {
            return Matrix.of(floats, offset, rows, columns);
        }
    }

    /** Where a layer's values and derivatives are; derivatives are null where there are none. */
    record Ends(
            Matrix input,
            @Nullable Matrix inputDelta,
            Matrix output,
            @Nullable Matrix outputDelta) {}

    /** A layer whose output and its derivative have places of their own. */
    LayerPass(Memory memory, Plan.Step step, Matrix input, @Nullable Matrix inputDelta) {
        this(
                memory,
                step,
                new Ends(input, inputDelta, own(memory, step, step.output(), input), ownDelta(memory, step, input)));
    }

    private static Matrix own(Memory memory, Plan.Step step, int offset, Matrix input) {
        return memory.matrix(offset, input.rows(), step.node().outputs());
    }

    private static @Nullable Matrix ownDelta(Memory memory, Plan.Step step, Matrix input) {
        return step.delta() < 0 ? null : own(memory, step, step.delta(), input);
    }

    private LayerPass(Memory memory, Plan.Step step, Ends ends) {
        this.input = ends.input();
        this.inputDelta = ends.inputDelta();
        this.output = ends.output();
        this.outputDelta = ends.outputDelta();
        int capacity = input.rows();
        Arenas arenas = memory.arenas;
        this.workspace = memory.workspace;
        this.node = step.node();
        // The layer's index keeps the streams of neighbouring layers apart.
        this.random = RandomStream.of(memory.seed, Purpose.NOISE, 0)
                .child(node.index())
                .stepped();
        this.parameters = views(node, arenas.parameters());
        float[] gradientArena = arenas.gradients();
        this.gradients = gradientArena == null ? new Matrix[0] : views(node, gradientArena);
        this.buffers = node.buffers().stream()
                .map(b -> Matrix.of(arenas.buffers(), b.offset(), b.rows(), b.columns()))
                .toArray(Matrix[]::new);
        this.scratch = new Matrix[node.scratch().size()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = memory.matrix(
                    step.scratch().get(i), capacity, node.scratch().get(i).columns());
        }
        this.caches = new Matrix[step.caches().size()];
        for (int i = 0; i < caches.length; i++) {
            Node.Cache cache = node.caches().get(i);
            caches[i] = memory.matrix(step.caches().get(i), cache.rows(), cache.columns());
        }
        this.children = new LayerPass[step.children().size()];
        for (int i = 0; i < children.length; i++) {
            children[i] = child(memory, step.children().get(i));
        }
    }

    private LayerPass child(Memory memory, Plan.ChildStep child) {
        Plan.Step step = child.step();
        Matrix in = input;
        Matrix inDelta = inputDelta;
        switch (child.wiring().input()) {
            case Wiring.ChildOutput earlier -> {
                in = children[earlier.child()].output;
                inDelta = children[earlier.child()].outputDelta;
            }
            case Wiring.BlockInput block -> {
                in = columns(input, block.from(), block.columns());
                if (inputDelta != null) {
                    inDelta = block.apart()
                            ? memory.matrix(child.inputDelta(), input.rows(), block.columns())
                            : columns(inputDelta, block.from(), block.columns());
                }
            }
        }
        if (!(child.wiring().output() instanceof Wiring.BlockOutput block)) {
            return new LayerPass(memory, step, in, inDelta);
        }
        int width = step.node().outputs();
        Matrix outDelta = outputDelta == null ? null : columns(outputDelta, block.from(), width);
        return new LayerPass(memory, step, new Ends(in, inDelta, columns(output, block.from(), width), outDelta));
    }

    private static Matrix columns(Matrix m, int from, int columns) {
        return from == 0 && columns == m.columns()
                ? m
                : Matrix.of(m.array(), m.offset() + from, m.rows(), columns, m.stride());
    }

    /** This view and those of all layers inside, in the order of {@link Node#flat()}. */
    Stream<LayerPass> flat() {
        return Stream.concat(Stream.of(children).flatMap(LayerPass::flat), Stream.of(this));
    }

    private static Matrix[] views(Node node, float[] arena) {
        List<Node.Weight> weights = node.weights();
        Matrix[] views = new Matrix[weights.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = weights.get(i).parameter().in(arena);
        }
        return views;
    }

    void beginStep(long step) {
        random.moveTo(step);
    }

    Node node() {
        return node;
    }

    @Nullable Matrix delta() {
        return outputDelta;
    }

    @Override
    public Kernels kernels() {
        return workspace.kernels();
    }

    @Override
    public int rows() {
        return workspace.rows();
    }

    @Override
    public boolean training() {
        return workspace.training();
    }

    @Override
    public Matrix input() {
        return input;
    }

    @Override
    public Matrix output() {
        return output;
    }

    @Override
    public Matrix outputDelta() {
        if (outputDelta == null) {
            throw new IllegalStateException("a plan that predicts has no deltas");
        }
        return outputDelta;
    }

    @Override
    public @Nullable Matrix inputDelta() {
        return inputDelta;
    }

    @Override
    public Matrix parameter(int index) {
        return parameters[index];
    }

    @Override
    public Matrix gradient(int index) {
        return gradients[index];
    }

    @Override
    public Matrix buffer(int index) {
        return buffers[index];
    }

    @Override
    public Matrix scratch(int index) {
        return scratch[index];
    }

    @Override
    public Matrix cache(int index) {
        return caches[index];
    }

    @Override
    public Pass child(int index) {
        return children[index];
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public long rowKey(int row) {
        return workspace.firstRow() + row;
    }
}
