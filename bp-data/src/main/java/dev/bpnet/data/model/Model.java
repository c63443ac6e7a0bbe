package dev.bpnet.data.model;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plugins.Binder;
import dev.bpnet.core.plugins.Bound;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.UnknownPluginException;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import dev.bpnet.data.model.Safetensors.Block;
import dev.bpnet.data.model.Safetensors.Tensor;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trained network with everything a prediction needs: how rows are encoded, what the labels are, what the loss was. Saved
 * as one safetensors file; the training data is not needed again. Immutable.
 */
public final class Model {
    /** Reads trees as the rest of the program has them: whole numbers are Long. */
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    /** The name of the model file in the folder of a run. */
    public static final String FILE = "model.bp";

    private static final String FORMAT = "bp";
    private static final String FORMAT_VERSION = "1";

    private final Network network;
    private final FittedPreprocessing preprocessing;
    private final Choice<Loss> loss;
    private final Map<String, @Nullable Object> config;

    /**
     * Puts a model together.
     *
     * @param config the resolved configuration, for people and for tools
     */
    public Model(
            Network network,
            FittedPreprocessing preprocessing,
            Choice<Loss> loss,
            Map<String, @Nullable Object> config) {
        this.network = network;
        this.preprocessing = preprocessing;
        this.loss = loss;
        this.config = new LinkedHashMap<>(config);
    }

    /** The network, its head in place. */
    public Network network() {
        return network;
    }

    /** How rows are encoded. */
    public FittedPreprocessing preprocessing() {
        return preprocessing;
    }

    /** The loss it was trained with. */
    public Choice<Loss> loss() {
        return loss;
    }

    /** The configuration it came from. */
    public Map<String, @Nullable Object> config() {
        return java.util.Collections.unmodifiableMap(config);
    }

    /** What is predicted. */
    public TargetInfo target() {
        return preprocessing.targetInfo();
    }

    /** What it was trained for, to judge it on other rows. */
    public Goal goal() {
        return Goal.ofTrained(network.spec(), loss, target(), network.plugins());
    }

    /**
     * Writes the model; a file of that name is replaced as a whole or not at all.
     *
     * @throws IOException when the disk is full and the like
     */
    public void save(Path file) throws IOException {
        float[] parameters = network.parameters();
        float[] buffers = network.buffers();
        Block parameterBlock = new Block(parameterTensors(network.graph()), i -> parameters[i]);
        Block bufferBlock = new Block(bufferTensors(network.graph()), i -> buffers[i]);
        Map<String, String> metadata = metadata();
        AtomicFile.write(file, out -> Safetensors.write(out, metadata, List.of(parameterBlock, bufferBlock)));
    }

    private Map<String, String> metadata() {
        JsonMapper json = JsonMapper.shared();
        var unbinder = Binder.of(network.plugins()).resolvingUnbinder();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("format_version", FORMAT_VERSION);
        metadata.put("network", json.writeValueAsString(unbinder.map(network.spec())));
        metadata.put("loss", json.writeValueAsString(unbinder.map(new LossEntry(loss))));
        metadata.put("preprocessing", json.writeValueAsString(preprocessing.tree()));
        metadata.put("config", json.writeValueAsString(config));
        return metadata;
    }

    /**
     * Puts a choice into a record, which is what trees are made of.
     *
     * @param loss the loss
     */
    record LossEntry(Choice<Loss> loss) {}

    private static List<Tensor> parameterTensors(Graph graph) {
        List<Tensor> tensors = new ArrayList<>();
        for (Parameter p : graph.layout().parameters()) {
            tensors.add(new Tensor(p.name(), p.rows(), p.columns(), p.offset()));
        }
        return tensors;
    }

    private static List<Tensor> bufferTensors(Graph graph) {
        List<Tensor> tensors = new ArrayList<>();
        for (Node node : graph.nodes()) {
            for (Node.Buffer b : node.buffers()) {
                tensors.add(new Tensor(b.name(), b.rows(), b.columns(), b.offset()));
            }
        }
        // Layers inside a block come before it among the nodes, not always in the file.
        tensors.sort(Comparator.comparingInt(Tensor::offset));
        return tensors;
    }

    /**
     * Reads a model. Runs no code but that of the plugins it names, which have to be among those given.
     *
     * @throws ModelException when the file is not there, damaged, of another version, or needs a plugin that is not there
     */
    public static Model load(Path file, Plugins plugins) {
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            Map<String, String> metadata = reader.metadata();
            checkFormat(file, metadata);
            // Before anything in it is taken seriously: a damaged name must not be looked for among the plugins.
            float[] numbers = reader.floats();
            reader.verify();
            Binder binder = Binder.of(plugins);
            NetworkSpec spec = bound(file, binder.bind(NetworkSpec.class, tree(file, metadata, "network"), "network"));
            Choice<Loss> loss = bound(file, binder.bind(LossEntry.class, tree(file, metadata, "loss"), ""))
                    .loss();
            FittedPreprocessing preprocessing = FittedPreprocessing.of(tree(file, metadata, "preprocessing"));
            Graph graph = Graph.of(spec, plugins);
            List<Tensor> expected = new ArrayList<>(parameterTensors(graph));
            int offset = graph.layout().size();
            for (Tensor buffer : bufferTensors(graph)) {
                expected.add(new Tensor(buffer.name(), buffer.rows(), buffer.columns(), offset + buffer.offset()));
            }
            if (!reader.tensors().equals(expected)) {
                throw new ModelException(file, "holds other weights than its network has");
            }
            // Most networks have no buffers; then nothing is copied.
            float[] parameters = graph.bufferSize() == 0 ? numbers : Arrays.copyOf(numbers, offset);
            float[] buffers = Arrays.copyOfRange(numbers, offset, numbers.length);
            if (preprocessing.width() != graph.inputs()) {
                throw new ModelException(
                        file,
                        String.format(
                                Locale.ROOT,
                                "encodes %d inputs for a network of %d",
                                preprocessing.width(),
                                graph.inputs()));
            }
            Network network = Network.of(spec, plugins, parameters, buffers);
            return new Model(network, preprocessing, loss, tree(file, metadata, "config"));
        } catch (UnknownPluginException missing) {
            throw new ModelException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "needs a plugin that is not here: %s; add its jar with --plugins",
                            missing.getMessage()),
                    missing);
        } catch (IllegalArgumentException wrong) {
            throw new ModelException(file, "cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    /** What is sound and yet cannot be bound was made with other plugins than there are here. */
    private static <T> T bound(Path file, Bound<T> bound) {
        if (!bound.problems().isEmpty()) {
            throw new ModelException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "cannot be used here: %s; if it needs a plugin that is not here, add its jar with --plugins",
                            bound.problems().getFirst()));
        }
        return bound.orThrow();
    }

    private static void checkFormat(Path file, Map<String, String> metadata) {
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new ModelException(file, "is a safetensors file, but no model of bp");
        }
        String version = metadata.getOrDefault("format_version", "none");
        if (!FORMAT_VERSION.equals(version)) {
            throw new ModelException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "is of format version %s; this program reads version %s",
                            version,
                            FORMAT_VERSION));
        }
    }

    @SuppressWarnings("unchecked") // the value of an object in JSON is a map with texts as keys
    private static Map<String, @Nullable Object> tree(Path file, Map<String, String> metadata, String key) {
        String json = metadata.get(key);
        if (json == null) {
            throw new ModelException(file, "is damaged: it does not say its " + key);
        }
        try {
            if (TREES.readValue(json, Object.class) instanceof Map<?, ?> map) {
                return (Map<String, @Nullable Object>) map;
            }
        } catch (JacksonException e) {
            throw new ModelException(file, "is damaged: its " + key + " is no JSON", e);
        }
        throw new ModelException(file, "is damaged: its " + key + " is no map");
    }
}
