package dev.bpnet.core.network;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.Arrays;
import java.util.Locale;

/** A network with its numbers. Immutable and safe for any number of threads. */
public final class Network {
    private final Graph graph;
    private final Plugins plugins;
    private final float[] parameters;
    private final float[] buffers;

    private Network(Graph graph, Plugins plugins, float[] parameters, float[] buffers) {
        this.graph = graph;
        this.plugins = plugins;
        this.parameters = parameters;
        this.buffers = buffers;
    }

    /** A description of layers behind {@code inputs} inputs, for {@code Trainer.builder}; the last layer is the output. */
    @SafeVarargs
    public static NetworkSpec of(int inputs, Choice<Layer>... layers) {
        return NetworkSpec.of(inputs, layers);
    }

    /** A network whose parameters start as their initializers say. */
    public static Network initialize(NetworkSpec spec, Plugins plugins, long seed) {
        Graph graph = Graph.of(spec, plugins);
        float[] parameters = new float[graph.layout().size()];
        float[] buffers = new float[graph.bufferSize()];
        for (Node node : graph.nodes()) {
            for (Node.Weight weight : node.weights()) {
                Parameter p = weight.parameter();
                // The parameter's index keeps the streams apart, so that adding a layer behind changes none before.
                RandomStream random = RandomStream.of(seed, Purpose.INITIALIZE, p.index());
                weight.initializer().initialize(random, weight.fanIn(), weight.fanOut(), p.in(parameters));
            }
            for (Node.Buffer b : node.buffers()) {
                Arrays.fill(buffers, b.offset(), b.offset() + b.rows() * b.columns(), b.value());
            }
        }
        return new Network(graph, plugins, parameters, buffers);
    }

    /**
     * A network with given numbers, copied.
     *
     * @throws IllegalArgumentException when there are more or fewer of them than the description has
     */
    public static Network of(NetworkSpec spec, Plugins plugins, float[] parameters, float[] buffers) {
        Graph graph = Graph.of(spec, plugins);
        if (parameters.length != graph.layout().size() || buffers.length != graph.bufferSize()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d parameters and %d buffers were given; the network has %d and %d",
                    parameters.length,
                    buffers.length,
                    graph.layout().size(),
                    graph.bufferSize()));
        }
        return new Network(graph, plugins, parameters.clone(), buffers.clone());
    }

    /** The description. */
    public NetworkSpec spec() {
        return graph.spec();
    }

    /** The layers and the layout. */
    public Graph graph() {
        return graph;
    }

    /** The plugins it was made with. */
    public Plugins plugins() {
        return plugins;
    }

    /** A copy of all parameters, in layout order. */
    public float[] parameters() {
        return parameters.clone();
    }

    /** A copy of all buffers. */
    public float[] buffers() {
        return buffers.clone();
    }

    /** A copy of one parameter by its name, for example {@code layers[0].weights}. */
    public Matrix parameter(String name) {
        for (Parameter p : graph.layout().parameters()) {
            if (p.name().equals(name)) {
                return p.in(parameters.clone());
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "there is no parameter named '%s'; there are %s",
                name,
                graph.layout().parameters().stream().map(Parameter::name).toList()));
    }

    /** The SHA-256 of parameters and buffers, little-endian, in layout order, as 64 hex digits. */
    public String weightsSha256() {
        return WeightsDigest.sha256(parameters, buffers);
    }

    /** A predictor with the fastest kernels here. */
    public Predictor predictor() {
        return predictor(KernelSelection.auto(plugins.kernelsProviders()).kernels());
    }

    /** A predictor with these kernels. */
    public Predictor predictor(Kernels kernels) {
        return new Predictor(graph, parameters, buffers, kernels);
    }
}
