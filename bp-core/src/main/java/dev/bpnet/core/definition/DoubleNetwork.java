package dev.bpnet.core.definition;

import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a network from the definitions of its layers and loss, in double precision and without any speed. It shares no code
 * with the steps that train, so the two can be held against each other. Its parameters may be changed in place.
 */
public final class DoubleNetwork {
    private final Graph graph;
    private final double[][][] parameters;
    private final double[][][] gradients;
    private final float[] buffers;

    /** Hears the quantities of a run as they are computed; may change forward ones in place. */
    @FunctionalInterface
    public interface Listener {
        /** The next quantity. */
        void quantity(Quantity.Part part, String name, String formula, double[][] values);
    }

    /** Takes a copy of the parameters, as double. */
    public DoubleNetwork(Graph graph, float[] parameters, float[] buffers) {
        this.graph = graph;
        this.buffers = buffers.clone();
        List<Parameter> layout = graph.layout().parameters();
        this.parameters = new double[layout.size()][][];
        this.gradients = new double[layout.size()][][];
        for (Parameter p : layout) {
            double[][] values = new double[p.rows()][p.columns()];
            for (int i = 0; i < p.rows(); i++) {
                for (int j = 0; j < p.columns(); j++) {
                    values[i][j] = parameters[p.offset() + i * p.columns() + j];
                }
            }
            this.parameters[p.index()] = values;
            this.gradients[p.index()] = new double[p.rows()][p.columns()];
        }
    }

    /** The network. */
    public Graph graph() {
        return graph;
    }

    /** A parameter, {@code [rows][columns]}; changes count from the next run on. */
    public double[][] parameter(Parameter p) {
        return parameters[p.index()];
    }

    /** The gradient of a parameter as the last {@link #gradient} left it. */
    public double[][] gradient(Parameter p) {
        return gradients[p.index()];
    }

    /** What the loss takes, {@code [rows][outputs]}. */
    public double[][] output(double[][] x) {
        return forward(graph.layers(), definitions(graph.layers()), x, "x", false, (part, name, formula, v) -> {})
                .values;
    }

    /** Predictions: the output behind the head. */
    public double[][] predict(double[][] x) {
        List<Node> all = graph.all();
        return forward(all, definitions(all), x, "x", false, (part, name, formula, v) -> {}).values;
    }

    /** The weighted mean loss of a batch, in training mode. */
    public double loss(double[][] x, double[][] t, double[] weights, Loss loss, Listener listener) {
        Forward out = forward(graph.layers(), definitions(graph.layers()), x, "x", true, listener);
        return meanLoss(out.values, t, weights, loss, null);
    }

    /** The loss, and the gradient of every parameter; the listener hears the whole derivation. */
    public double gradient(double[][] x, double[][] t, double[] weights, Loss loss, Listener listener) {
        List<Node> nodes = graph.layers();
        List<LayerDefinition> definitions = definitions(nodes);
        Forward out = forward(nodes, definitions, x, "x", true, listener);
        Forward prediction = forward(graph.head(), definitions(graph.head()), out.values, out.name, true, listener);
        double[][] dz = new double[x.length][loss.outputs()];
        double mean = meanLoss(out.values, t, weights, loss, dz);
        listener.quantity(
                Quantity.Part.LOSS, "L", "weighted mean over the batch of " + loss.formula(), new double[][] {{mean}});
        noteOutputDeltas(loss, out, prediction, dz, listener);
        clearGradients();
        double[][] delta = dz;
        for (int n = nodes.size() - 1; n >= 0; n--) {
            delta = definitions
                    .get(n)
                    .backward(
                            new NodePass(nodes.get(n), out.inputNames.get(n), true, Quantity.Part.BACKWARD, listener),
                            delta);
        }
        return mean;
    }

    private void clearGradients() {
        for (double[][] gradient : gradients) {
            for (double[] row : gradient) {
                java.util.Arrays.fill(row, 0);
            }
        }
    }

    /** One layer of the network by itself: forward once, then backward once. */
    public LayerRun layer(Node node, boolean training) {
        clearGradients();
        return new LayerRun(node, training);
    }

    /** One layer run by its definition; the gradients of its parameters are the network's. */
    public final class LayerRun {
        private final LayerDefinition definition;
        private final NodePass pass;

        private LayerRun(Node node, boolean training) {
            definition = node.layer().define();
            pass = new NodePass(node, "x", training, Quantity.Part.FORWARD, (part, name, formula, v) -> {});
        }

        /** Its output. */
        public double[][] forward(double[][] x) {
            return definition.forward(pass, x);
        }

        /** The derivative by its input from the derivative by its output; adds to the gradients. */
        public double[][] backward(double[][] dy) {
            return definition.backward(pass, dy);
        }
    }

    private void noteOutputDeltas(Loss loss, Forward out, Forward prediction, double[][] dz, Listener listener) {
        boolean linked = loss.link().isPresent() && !prediction.name.equals(out.name);
        loss.predictionDeltaFormula().filter(formula -> linked).ifPresent(formula -> {
            double[][] slope = linkSlope(out.values);
            double[][] da = new double[dz.length][];
            for (int i = 0; i < dz.length; i++) {
                da[i] = new double[dz[i].length];
                for (int j = 0; j < dz[i].length; j++) {
                    da[i][j] = dz[i][j] / slope[i][j];
                }
            }
            String a = prediction.name;
            listener.quantity(Quantity.Part.BACKWARD, "dL/d" + a, "w/Σw * " + formula + " with a = " + a, da);
            listener.quantity(
                    Quantity.Part.BACKWARD,
                    "d" + a + "/d" + out.name,
                    loss.link().get() + "'(" + out.name + ")",
                    slope);
        });
        String with = linked ? " with a = " + prediction.name : "";
        listener.quantity(Quantity.Part.BACKWARD, "dL/d" + out.name, "w/Σw * (" + loss.deltaFormula() + ")" + with, dz);
    }

    /** The slope of an element-wise link at z: its definition backward from ones. */
    private double[][] linkSlope(double[][] z) {
        List<LayerDefinition> head = definitions(graph.head());
        Listener silent = (part, name, formula, v) -> {};
        forward(graph.head(), head, z, "z", false, silent);
        double[][] ones = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            ones[i] = new double[z[i].length];
            java.util.Arrays.fill(ones[i], 1);
        }
        NodePass pass = new NodePass(graph.head().getFirst(), "z", false, Quantity.Part.BACKWARD, silent);
        return head.getFirst().backward(pass, ones);
    }

    private static double meanLoss(double[][] z, double[][] t, double[] weights, Loss loss, double @Nullable [][] dz) {
        double weightSum = 0;
        for (double weight : weights) {
            weightSum += weight;
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double[] row = dz == null ? null : dz[i];
            sum += weights[i] * loss.define(z[i], t[i], row);
            if (row != null) {
                for (int j = 0; j < row.length; j++) {
                    row[j] *= weights[i] / weightSum;
                }
            }
        }
        return sum / weightSum;
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class, never compared
    private record Forward(double[][] values, String name, List<String> inputNames) {}

    private static List<LayerDefinition> definitions(List<Node> nodes) {
        return nodes.stream().map(node -> node.layer().define()).toList();
    }

    private Forward forward(
            List<Node> nodes,
            List<LayerDefinition> definitions,
            double[][] x,
            String inputName,
            boolean training,
            Listener listener) {
        double[][] values = x;
        String name = inputName;
        List<String> inputNames = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            inputNames.add(name);
            NodePass pass = new NodePass(nodes.get(n), name, training, Quantity.Part.FORWARD, listener);
            values = definitions.get(n).forward(pass, values);
            name = pass.lastName;
        }
        return new Forward(values, name, inputNames);
    }

    /** What a layer's definition sees. */
    private final class NodePass implements DefinitionPass {
        private final Node node;
        private final String inputName;
        private final boolean training;
        private final Quantity.Part part;
        private final Listener listener;
        private String lastName;
        private @Nullable NodePass block;

        NodePass(Node node, String inputName, boolean training, Quantity.Part part, Listener listener) {
            this.node = node;
            this.inputName = inputName;
            this.training = training;
            this.part = part;
            this.listener = listener;
            this.lastName = inputName;
        }

        @Override
        public int number() {
            return node.number();
        }

        @Override
        public String inputName() {
            return inputName;
        }

        @Override
        public double[][] parameter(int index) {
            return parameters[node.weights().get(index).parameter().index()];
        }

        @Override
        public double[][] gradient(int index) {
            return gradients[node.weights().get(index).parameter().index()];
        }

        @Override
        public double[][] buffer(int index) {
            Node.Buffer b = node.buffers().get(index);
            double[][] values = new double[b.rows()][b.columns()];
            for (int i = 0; i < b.rows(); i++) {
                for (int j = 0; j < b.columns(); j++) {
                    values[i][j] = buffers[b.offset() + i * b.columns() + j];
                }
            }
            return values;
        }

        @Override
        public DefinitionPass child(int index, String childInput) {
            NodePass child = new NodePass(node.children().get(index).node(), childInput, training, part, listener);
            child.block = this;
            return child;
        }

        @Override
        public String lastName() {
            return lastName;
        }

        @Override
        public boolean training() {
            return training;
        }

        @Override
        public RandomStream random() {
            // Those of the first step of a run with seed 0.
            return RandomStream.of(0, Purpose.NOISE, 1).child(node.index());
        }

        @Override
        public long rowKey(int row) {
            return row;
        }

        @Override
        public void note(String name, String formula, double[][] values) {
            listener.quantity(part, name, formula, values);
            for (NodePass pass = this; pass != null; pass = pass.block) {
                pass.lastName = name;
            }
        }
    }
}
