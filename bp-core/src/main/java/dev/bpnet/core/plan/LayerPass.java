package dev.bpnet.core.plan;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.api.random.SteppedStream;
import java.util.List;
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

    LayerPass(
            Workspace workspace,
            Plan.Step step,
            Matrix input,
            @Nullable Matrix inputDelta,
            Arenas arenas,
            float[] floats,
            long seed) {
        int capacity = input.rows();
        this.workspace = workspace;
        this.node = step.node();
        // The layer's index keeps the streams of neighbouring layers apart.
        this.random =
                RandomStream.of(seed, Purpose.NOISE, 0).child(node.index()).stepped();
        this.input = input;
        this.inputDelta = inputDelta;
        this.output = Matrix.of(floats, step.output(), capacity, node.outputs());
        this.outputDelta = step.delta() < 0 ? null : Matrix.of(floats, step.delta(), capacity, node.outputs());
        this.parameters = views(node, arenas.parameters());
        float[] gradientArena = arenas.gradients();
        this.gradients = gradientArena == null ? new Matrix[0] : views(node, gradientArena);
        this.buffers = node.buffers().stream()
                .map(b -> Matrix.of(arenas.buffers(), b.offset(), b.rows(), b.columns()))
                .toArray(Matrix[]::new);
        this.scratch = new Matrix[node.scratch().size()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = Matrix.of(
                    floats,
                    step.scratch().get(i),
                    capacity,
                    node.scratch().get(i).columns());
        }
        this.caches = new Matrix[step.caches().size()];
        for (int i = 0; i < caches.length; i++) {
            Node.Cache cache = node.caches().get(i);
            caches[i] = Matrix.of(floats, step.caches().get(i), cache.rows(), cache.columns());
        }
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
    public RandomStream random() {
        return random;
    }

    @Override
    public long rowKey(int row) {
        return workspace.firstRow() + row;
    }
}
