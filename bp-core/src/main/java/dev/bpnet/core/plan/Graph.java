package dev.bpnet.core.plan;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A description come to life: its layers made, their widths known, their parameters laid out. Immutable. */
public final class Graph {
    private final NetworkSpec spec;
    private final List<Node> layers;
    private final List<Node> head;
    private final ParameterLayout layout;
    private final int bufferSize;

    private Graph(NetworkSpec spec, List<Node> layers, List<Node> head, ParameterLayout layout, int bufferSize) {
        this.spec = spec;
        this.layers = List.copyOf(layers);
        this.head = List.copyOf(head);
        this.layout = layout;
        this.bufferSize = bufferSize;
    }

    /**
     * Makes every layer.
     *
     * @throws NetworkException when a layer cannot be made, or the parameters are more than one array holds
     */
    public static Graph of(NetworkSpec spec, Plugins plugins) {
        NodeDeclarations.Counters counters = new NodeDeclarations.Counters();
        List<Node> nodes = new ArrayList<>();
        List<LayerSpec> all = new ArrayList<>(spec.layers());
        all.addAll(spec.head());
        int width = spec.inputs();
        for (LayerSpec layerSpec : all) {
            Layer layer = null;
            try {
                layer = plugins.layer(layerSpec.choice(), new Context(width, plugins, counters));
                nodes.add(NodeDeclarations.node(
                        layerSpec.name(), layerSpec.choice().name(), layer, width, !nodes.isEmpty(), counters));
                width = layer.outputs();
            } catch (NetworkException inside) {
                throw inside.within(layerSpec.name());
            } catch (ArithmeticException tooLarge) {
                throw new NetworkException(layerSpec.name(), tooLarge(width, layer), tooLarge);
            } catch (IllegalArgumentException wrong) {
                throw new NetworkException(layerSpec.name(), String.valueOf(wrong.getMessage()), wrong);
            }
        }
        int split = spec.layers().size();
        return new Graph(
                spec,
                nodes.subList(0, split),
                nodes.subList(split, nodes.size()),
                counters.layout.build(),
                counters.bufferEnd);
    }

    private static String tooLarge(int inputs, @Nullable Layer layer) {
        String limit = String.format(
                Locale.ROOT,
                "the parameters of a network are at most %,d bytes (%d numbers)",
                (long) Integer.MAX_VALUE * Float.BYTES,
                Integer.MAX_VALUE);
        int outputs = layer == null ? 0 : layer.outputs();
        long weights = (long) inputs * outputs;
        if (weights <= Integer.MAX_VALUE) {
            return String.format(Locale.ROOT, "with an input of %d there would be too many: %s", inputs, limit);
        }
        // No product of two whole numbers of 31 bits and 4 exceeds 64 bits.
        return String.format(
                Locale.ROOT, "weights of %d x %d take %,d bytes; %s", inputs, outputs, weights * Float.BYTES, limit);
    }

    private record Context(int inputs, Plugins plugins, NodeDeclarations.Counters counters) implements LayerContext {
        @Override
        public Activation activation(Choice<Activation> choice) {
            return plugins.activation(choice);
        }

        @Override
        public Initializer initializer(Choice<Initializer> choice) {
            return plugins.initializer(choice);
        }

        @Override
        public Regulation regulation(
                @Nullable Choice<Regularizer> regularizer, @Nullable Choice<Constraint> constraint) {
            return new Regulation(
                    regularizer == null ? null : plugins.regularizer(regularizer),
                    constraint == null ? null : plugins.constraint(constraint));
        }

        @Override
        public Layer layer(String name, Choice<Layer> choice, int inputs) {
            try {
                Layer layer = plugins.layer(choice, new Context(inputs, plugins, counters));
                counters.types.put(layer, choice.name());
                return layer;
            } catch (NetworkException inside) {
                throw inside.within(name);
            } catch (IllegalArgumentException wrong) {
                throw new NetworkException(name, String.valueOf(wrong.getMessage()), wrong);
            }
        }
    }

    /** The description it was made from. */
    public NetworkSpec spec() {
        return spec;
    }

    /** The layers before the loss. */
    public List<Node> layers() {
        return layers;
    }

    /** The layers behind it, which only predictions see. */
    public List<Node> head() {
        return head;
    }

    /** Every layer, those inside blocks too, before their block. */
    public List<Node> nodes() {
        return all().stream().flatMap(Node::flat).toList();
    }

    /** All layers in order, blocks as one. */
    public List<Node> all() {
        List<Node> all = new ArrayList<>(layers);
        all.addAll(head);
        return all;
    }

    /** Where each parameter lies. */
    public ParameterLayout layout() {
        return layout;
    }

    /** The penalty and the constraint of each parameter, by its index. */
    public List<Regulation> regulations() {
        Regulation[] regulations = new Regulation[layout.parameters().size()];
        for (Node node : nodes()) {
            for (Node.Weight weight : node.weights()) {
                regulations[weight.parameter().index()] = weight.regulation();
            }
        }
        return List.of(regulations);
    }

    /** The length of the buffers' array. */
    public int bufferSize() {
        return bufferSize;
    }

    /** The width of a row. */
    public int inputs() {
        return spec.inputs();
    }

    /** The width of what the loss takes. */
    public int outputs() {
        return layers.getLast().outputs();
    }

    /** The width of a prediction. */
    public int predictions() {
        return head.isEmpty() ? outputs() : head.getLast().outputs();
    }
}
