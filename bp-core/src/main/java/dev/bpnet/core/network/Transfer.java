package dev.bpnet.core.network;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.layer.Rescale;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a trained network that another one starts from, layer by layer. A layer takes over all its parameters and buffers
 * where the trained network has a layer of the same name and type in which each of them has the same shape; else it starts as
 * its initializers say. What is copied are the bits.
 *
 * <p>Whether inputs and outputs mean the same in both networks is for the caller to know. Immutable.
 */
public final class Transfer {
    private final Network source;
    private final List<String> layers;
    private final Map<String, String> without;

    private Transfer(Network source, List<String> layers, Map<String, String> without) {
        this.source = source;
        this.layers = List.copyOf(layers);
        this.without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
    }

    /**
     * What a network takes over.
     *
     * @param copied the layers that start with the numbers of the trained network, by name
     * @param anew those that have parameters and start anew, each with the reason
     */
    public record Taken(List<String> copied, Map<String, String> anew) {
        public Taken {
            copied = List.copyOf(copied);
            anew = Collections.unmodifiableMap(new LinkedHashMap<>(anew));
        }
    }

    /** Every layer that fits starts from this network. */
    public static Transfer from(Network source) {
        return new Transfer(source, List.of(), Map.of());
    }

    /** Only these layers do, and each has to fit; the name of a block stands for all layers inside. None means all that fit. */
    public Transfer layers(List<String> names) {
        return new Transfer(source, names, without);
    }

    /** All but some layers, for a reason that is told: {@code it predicts other classes}. */
    public Transfer without(List<String> layers, String because) {
        Map<String, String> more = new LinkedHashMap<>(without);
        layers.forEach(layer -> more.put(layer, because));
        return new Transfer(source, this.layers, more);
    }

    /** The trained network. */
    public Network source() {
        return source;
    }

    /** The layers asked for by name; empty for all that fit. */
    public List<String> layers() {
        return layers;
    }

    /**
     * Settles which layers of a network take over their numbers.
     *
     * @throws TransferException when a layer that was named is not there or does not fit, or none fits
     */
    public Taken taken(Graph graph) {
        Map<String, Node> trained = new LinkedHashMap<>();
        numbered(source.graph()).forEach(node -> trained.put(node.name(), node));
        List<Node> all = numbered(graph);
        for (int i = 0; i < layers.size(); i++) {
            checkNamed(i, all, trained);
        }
        List<String> copied = new ArrayList<>();
        Map<String, String> anew = new LinkedHashMap<>();
        for (Node node : all) {
            String because = because(node, trained.get(node.name()));
            if (because == null) {
                copied.add(node.name());
            } else {
                anew.put(node.name(), because);
            }
        }
        if (copied.isEmpty()) {
            throw new TransferException(TransferException.ALL, "no layer can start from it: " + told(anew), List.of());
        }
        return new Taken(copied, anew);
    }

    private static String told(Map<String, String> anew) {
        List<String> reasons = new ArrayList<>();
        anew.forEach((name, because) -> reasons.add(name + " (" + because + ")"));
        return reasons.isEmpty() ? "this network has no parameters" : String.join(", ", reasons);
    }

    private void checkNamed(int index, List<Node> all, Map<String, Node> trained) {
        String name = layers.get(index);
        List<Node> meant = all.stream().filter(node -> isOf(name, node)).toList();
        if (meant.isEmpty()) {
            List<String> names = all.stream().map(Node::name).toList();
            throw new TransferException(
                    index,
                    String.format(Locale.ROOT, "this network has no layer '%s' with parameters", name),
                    Hints.forName(name, names));
        }
        for (Node node : meant) {
            String misfit = misfit(node, trained.get(node.name()));
            if (misfit != null) {
                throw new TransferException(
                        index,
                        String.format(Locale.ROOT, "%s cannot start from it: %s", node.name(), misfit),
                        List.of("without " + name + " in this list it starts anew"));
            }
        }
    }

    private @Nullable String because(Node node, @Nullable Node trained) {
        String excluded = without.get(node.name());
        if (excluded != null) {
            return excluded;
        }
        boolean asked = layers.isEmpty() || layers.stream().anyMatch(name -> isOf(name, node));
        return asked ? misfit(node, trained) : "not among the layers named";
    }

    private static boolean isOf(String name, Node node) {
        return node.name().equals(name) || node.name().startsWith(name + ".");
    }

    /** Why a layer cannot take over the numbers of another; null where it can. */
    private static @Nullable String misfit(Node node, @Nullable Node trained) {
        if (trained == null) {
            return "there is no such layer there";
        }
        if (!node.type().equals(trained.type())) {
            return String.format(Locale.ROOT, "%s here, %s there", node.type(), trained.type());
        }
        Map<String, String> here = shapes(node);
        Map<String, String> there = shapes(trained);
        for (Map.Entry<String, String> shape : here.entrySet()) {
            String other = there.get(shape.getKey());
            if (!shape.getValue().equals(other)) {
                String name = shape.getKey().substring(shape.getKey().lastIndexOf('.') + 1);
                return other == null
                        ? String.format(Locale.ROOT, "%s here, none there", name)
                        : String.format(Locale.ROOT, "%s of %s here, of %s there", name, shape.getValue(), other);
            }
        }
        return here.size() == there.size() ? null : "fewer parameters here than there";
    }

    private static Map<String, String> shapes(Node node) {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (Node.Weight weight : node.weights()) {
            shapes.put(
                    weight.parameter().name(),
                    weight.parameter().rows() + " x " + weight.parameter().columns());
        }
        for (Node.Buffer buffer : node.buffers()) {
            shapes.put(buffer.name(), buffer.rows() + " x " + buffer.columns());
        }
        return shapes;
    }

    private static List<Node> numbered(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> !node.weights().isEmpty() || !node.buffers().isEmpty())
                .toList();
    }

    /** The last layer with parameters, which is the output; of several heads all of their layers. */
    public static List<String> output(Graph graph) {
        List<String> names = numbered(graph).stream().map(Node::name).toList();
        String last = names.getLast();
        String block = last.indexOf('.') < 0 ? last : last.substring(0, last.indexOf('.'));
        return names.stream()
                .filter(name -> name.equals(block) || name.startsWith(block + "."))
                .toList();
    }

    /**
     * A description that goes on in the unit of the trained network's number target, where its output is taken over: its
     * weights mean nothing in another. Else the same description.
     */
    public NetworkSpec inItsUnit(NetworkSpec spec, Plugins plugins) {
        List<LayerSpec> head = source.spec().head();
        boolean rescales = head.size() == 1 && head.getFirst().choice().parameters() instanceof Rescale.Parameters;
        if (!rescales || !spec.head().isEmpty()) {
            return spec;
        }
        Graph graph = Graph.of(spec, plugins);
        return taken(graph).copied().containsAll(output(graph)) ? spec.withHead(head) : spec;
    }

    /** The network with the numbers that it takes over; its others stay. */
    public Network into(Network fresh) {
        List<String> copied = taken(fresh.graph()).copied();
        float[] parameters = fresh.parameters();
        float[] buffers = fresh.buffers();
        float[] trainedParameters = source.parameters();
        float[] trainedBuffers = source.buffers();
        Map<String, Node> trained = new LinkedHashMap<>();
        numbered(source.graph()).forEach(node -> trained.put(node.name(), node));
        for (Node node : numbered(fresh.graph())) {
            Node from = trained.get(node.name());
            if (from == null || !copied.contains(node.name())) {
                continue;
            }
            // By name: tables of columns that stand in another order here are in another order there.
            for (Node.Weight weight : node.weights()) {
                Parameter p = weight.parameter();
                int at = parameter(from, p.name()).offset();
                System.arraycopy(trainedParameters, at, parameters, p.offset(), p.end() - p.offset());
            }
            for (Node.Buffer b : node.buffers()) {
                int size = b.rows() * b.columns();
                System.arraycopy(trainedBuffers, buffer(from, b.name()).offset(), buffers, b.offset(), size);
            }
        }
        return Network.of(fresh.spec(), fresh.plugins(), parameters, buffers);
    }

    private static Parameter parameter(Node node, String name) {
        return node.weights().stream()
                .map(Node.Weight::parameter)
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Node.Buffer buffer(Node node, String name) {
        return node.buffers().stream()
                .filter(buffer -> buffer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
