package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.activation.Identity;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.layer.Offset;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;

/** A layer at a place of a network made for it, with the engine's memory, and parameters and buffers that are made up. */
final class LayerRig {
    final Node node;
    final Pass pass;
    final float[] gradients;
    final float[] buffers;

    private final Graph graph;
    private final float[] parameters;
    private final Workspace workspace;
    private final Stage[] forward;
    private final Stage[] backward;

    /** Where the layer stands. */
    enum Place {
        /** As the first layer: nobody wants the derivative by its input. */
        FIRST,
        /** Behind another. */
        BEHIND,
        /** Inside blocks, where rows of input and output have gaps between them. */
        INSIDE
    }

    LayerRig(Layer layer, LayerSubject subject, Place place, int rows) {
        Plugins plugins =
                Plugins.of(new Identity(), new ActivationOnly(), new Offset(), new Concat(), new Given(layer));
        Choice<Layer> given = Choice.of(Given.NAME);
        Choice<Layer> identity = ActivationOnly.of(Choice.of(new Identity().name()));
        int inputs = subject.inputs();
        NetworkSpec spec = switch (place) {
            case FIRST -> NetworkSpec.of(inputs, given);
            case BEHIND -> NetworkSpec.of(inputs, identity, given);
            case INSIDE ->
                NetworkSpec.of(inputs + 1, identity, Offset.of(List.of(Layers.concat(List.of(), List.of(given)))));
        };
        graph = Graph.of(spec, plugins);
        parameters = new float[graph.layout().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) Numbers.uniform(31, i);
        }
        gradients = new float[parameters.length];
        buffers = new float[graph.bufferSize()];
        graph.nodes()
                .forEach(n -> n.buffers().forEach(b -> {
                    for (int i = 0; i < b.rows() * b.columns(); i++) {
                        buffers[b.offset() + i] = b.value() + (float) Math.abs(Numbers.uniform(41, i));
                    }
                }));
        workspace = new Workspace(
                Plan.of(graph, Plan.Purpose.TRAIN, rows), Arenas.of(parameters, gradients, buffers), subject.kernels());
        List<Node> nodes = graph.layers().stream().flatMap(Node::flat).toList();
        int at = 0;
        while (!nodes.get(at).type().equals(Given.NAME)) {
            at++;
        }
        node = nodes.get(at);
        pass = workspace.allPasses().get(at);
        forward = layer.forward().toArray(Stage[]::new);
        backward = layer.backward().toArray(Stage[]::new);
        workspace.refresh();
    }

    /** Whether it looks at all rows of a batch. */
    boolean hasBarriers() {
        for (Stage stage : forward) {
            if (stage.over() == Stage.Over.COLUMNS) {
                return true;
            }
        }
        return false;
    }

    /** The network's definitions, with the present numbers. */
    DoubleNetwork exact() {
        return new DoubleNetwork(graph, parameters, buffers);
    }

    /** Random numbers are those of {@link DoubleNetwork}. */
    void begin(int rows, boolean training, long firstRow) {
        workspace.begin(rows, training, 1, firstRow);
    }

    void forward(int from, int to, int columnsAtOnce) {
        run(forward, from, to, columnsAtOnce);
    }

    void backward(int from, int to, int columnsAtOnce) {
        run(backward, from, to, columnsAtOnce);
    }

    /** Row stages on a range; column stages on all of their columns. By index, so that nothing is allocated. */
    private void run(Stage[] stages, int from, int to, int columnsAtOnce) {
        for (int s = 0; s < stages.length; s++) {
            runOne(stages[s], from, to, columnsAtOnce);
        }
    }

    private void runOne(Stage stage, int from, int to, int columnsAtOnce) {
        if (stage.over() == Stage.Over.ROWS) {
            stage.run(pass, from, to);
            return;
        }
        for (int column = 0; column < stage.columns(); column += columnsAtOnce) {
            stage.run(pass, column, Math.min(stage.columns(), column + columnsAtOnce));
        }
    }

    /** Every stage, its rows in blocks, one stage after another. */
    void step(boolean backwardToo, int rowsAtOnce, int columnsAtOnce) {
        runInBlocks(forward, rowsAtOnce, columnsAtOnce);
        if (backwardToo) {
            runInBlocks(backward, rowsAtOnce, columnsAtOnce);
        }
    }

    private void runInBlocks(Stage[] stages, int rowsAtOnce, int columnsAtOnce) {
        for (Stage stage : stages) {
            if (stage.over() == Stage.Over.COLUMNS) {
                runOne(stage, 0, 0, columnsAtOnce);
                continue;
            }
            for (int from = 0; from < pass.rows(); from += rowsAtOnce) {
                stage.run(pass, from, Math.min(pass.rows(), from + rowsAtOnce));
            }
        }
    }

    /** The whole gradient of every parameter, in bands of rows. */
    void gradients(boolean accumulate, int rowsAtOnce) {
        for (int i = 0; i < node.weights().size(); i++) {
            int rows = node.weights().get(i).parameter().rows();
            for (int from = 0; from < rows; from += rowsAtOnce) {
                node.layer().gradient(pass, i, accumulate, from, Math.min(rows, from + rowsAtOnce));
            }
        }
    }

    static void copy(float[][] rows, int first, Matrix m, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows[first + i], 0, m.array(), m.at(i), m.columns());
        }
    }

    static float[][] rows(Matrix m, int count) {
        float[][] rows = new float[count][m.columns()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(m.array(), m.at(i), rows[i], 0, m.columns());
        }
        return rows;
    }

    /** A plugin that gives one layer that is there already. */
    private record Given(Layer layer) implements LayerPlugin<NoParameters> {
        static final String NAME = "given";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Layer create(NoParameters parameters, LayerContext context) {
            return layer;
        }
    }
}
