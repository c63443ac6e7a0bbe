package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;

/** A layer behind one that does nothing, so that the derivative by its input is wanted: run in float and in double. */
final class LayerBench {
    static final Plugins PLUGINS = Plugins.load();

    final Graph graph;
    final Node node;
    final float[] parameters;
    final float[] gradients;
    final float[] buffers;
    final Workspace workspace;
    final Pass pass;

    LayerBench(Choice<Layer> layer, int inputs, int rows) {
        graph = Graph.of(NetworkSpec.of(inputs, ActivationOnly.of(Choice.of("identity")), layer), PLUGINS);
        node = graph.layers().getLast();
        parameters = new float[graph.layout().size()];
        gradients = new float[parameters.length];
        buffers = new float[graph.bufferSize()];
        node.buffers().forEach(b -> java.util.Arrays.fill(buffers, b.offset(), b.offset() + b.columns(), b.value()));
        Arenas arenas = Arenas.of(parameters, gradients, buffers);
        workspace = new Workspace(Plan.of(graph, Plan.Purpose.TRAIN, rows), arenas, new ScalarKernels());
        pass = workspace.allPasses().getLast();
    }

    static Choice<Layer> choice(String name, Map<String, Object> settings) {
        return PLUGINS.choice(Layer.class, name, settings);
    }

    void set(String parameter, double[][] values) {
        for (Node.Weight weight : node.weights()) {
            if (weight.parameter().name().endsWith("." + parameter)) {
                copy(values, weight.parameter().in(parameters));
                workspace.refresh();
                return;
            }
        }
        throw new IllegalStateException("no parameter " + parameter);
    }

    double[][] gradient(String parameter) {
        for (Node.Weight weight : node.weights()) {
            if (weight.parameter().name().endsWith("." + parameter)) {
                return doubles(
                        weight.parameter().in(gradients), weight.parameter().rows());
            }
        }
        throw new IllegalStateException("no parameter " + parameter);
    }

    /** Everything at once, in float. */
    double[][] forward(double[][] x, boolean training, long step) {
        copy(x, pass.input());
        workspace.begin(x.length, training, step, 0);
        run(node.layer().forward());
        return doubles(pass.output(), x.length);
    }

    double[][] backward(double[][] dy) {
        copy(dy, pass.outputDelta());
        run(node.layer().backward());
        for (int i = 0; i < node.weights().size(); i++) {
            node.layer()
                    .gradient(
                            pass, i, false, 0, node.weights().get(i).parameter().rows());
        }
        Matrix dx = pass.inputDelta();
        if (dx == null) {
            throw new IllegalStateException("the first layer before it wants no derivative");
        }
        return doubles(dx, dy.length);
    }

    private void run(List<Stage> stages) {
        for (Stage stage : stages) {
            stage.run(pass, 0, stage.over() == Stage.Over.ROWS ? pass.rows() : stage.columns());
        }
    }

    /** The definitions with the present parameters. */
    DoubleNetwork exact() {
        return new DoubleNetwork(graph, parameters, buffers);
    }

    static void copy(double[][] values, Matrix m) {
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                m.set(i, j, (float) values[i][j]);
            }
        }
    }

    static double[][] doubles(Matrix m, int rows) {
        double[][] values = new double[rows][m.columns()];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < m.columns(); j++) {
                values[i][j] = m.get(i, j);
            }
        }
        return values;
    }
}
