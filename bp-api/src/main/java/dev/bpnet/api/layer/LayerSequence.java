package dev.bpnet.api.layer;

import dev.bpnet.api.plugin.Choice;
import java.util.ArrayList;
import java.util.List;

/** Layers one after another inside a block: children that follow each other in what the block declares. */
public final class LayerSequence {
    private final String name;
    private final List<Layer> layers;
    private final List<Integer> widths;
    private int firstChild;

    private LayerSequence(String name, List<Layer> layers, List<Integer> widths) {
        this.name = name;
        this.layers = List.copyOf(layers);
        this.widths = List.copyOf(widths);
    }

    /**
     * Makes the layers.
     *
     * @param context the block's
     * @param name what the layers are called: {@code layers} gives {@code layers[0]}, {@code layers[1]}, ...
     * @param choices the layers
     * @param inputs the width of the first one's input
     */
    public static LayerSequence of(LayerContext context, String name, List<Choice<Layer>> choices, int inputs) {
        List<Layer> layers = new ArrayList<>();
        List<Integer> widths = new ArrayList<>(List.of(inputs));
        for (Choice<Layer> choice : choices) {
            Layer layer = context.layer(name + "[" + layers.size() + "]", choice, widths.getLast());
            layers.add(layer);
            widths.add(layer.outputs());
        }
        return new LayerSequence(name, layers, widths);
    }

    /** Whether there are no layers: then the output is the input. */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** The width of the last one's output. */
    public int outputs() {
        return widths.getLast();
    }

    /** Declares the layers as the children that follow those declared so far. */
    public void declare(Declarations d, Wiring.Input input, Wiring.Output output) {
        firstChild = d.children();
        for (int i = 0; i < layers.size(); i++) {
            Wiring.Input from = i == 0 ? input : new Wiring.ChildOutput(firstChild + i - 1);
            Wiring.Output to = i == layers.size() - 1 ? output : new Wiring.OwnOutput();
            d.child(name + "[" + i + "]", layers.get(i), widths.get(i), new Wiring(from, to));
        }
    }

    /** The position of the first layer among the block's children. */
    public int first() {
        return firstChild;
    }

    /** The position of the last one. */
    public int last() {
        return firstChild + layers.size() - 1;
    }

    /** The stages forward, to be given among the block's own. */
    public List<Stage> forward() {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            for (Stage stage : layers.get(i).forward()) {
                stages.add(Stage.ofChild(firstChild + i, stage));
            }
        }
        return stages;
    }

    /** The stages backward, to be given among the block's own. */
    public List<Stage> backward() {
        List<Stage> stages = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            for (Stage stage : layers.get(i).backward()) {
                stages.add(Stage.ofChild(firstChild + i, stage));
            }
        }
        return stages;
    }

    /** {@code f(x)} for people: {@code tanh(x·W + b)} and the like, one layer after another. */
    public String formula() {
        return layers.isEmpty()
                ? "x"
                : String.join("; ", layers.stream().map(Layer::formula).toList());
    }

    /** The definitions of the layers, for one pass forward and one backward. */
    public Definition define() {
        return new Definition(firstChild, layers.stream().map(Layer::define).toList());
    }

    /** The layers in double precision. */
    public static final class Definition {
        private final int firstChild;
        private final List<LayerDefinition> layers;
        private final List<String> inputNames = new ArrayList<>();

        private Definition(int firstChild, List<LayerDefinition> layers) {
            this.firstChild = firstChild;
            this.layers = layers;
        }

        /**
         * From input to output, as {@link LayerDefinition#forward}.
         *
         * @param inputName what the derivation calls the input here; where others read the same input, a name of its own, since
         *     the derivative that these layers hand down is a share of the whole
         */
        public double[][] forward(DefinitionPass block, double[][] x, String inputName) {
            double[][] values = x;
            String name = inputName;
            for (int i = 0; i < layers.size(); i++) {
                inputNames.add(name);
                DefinitionPass pass = block.child(firstChild + i, name);
                values = layers.get(i).forward(pass, values);
                name = pass.lastName();
            }
            return values;
        }

        /** From output to input, as {@link LayerDefinition#backward}. */
        public double[][] backward(DefinitionPass block, double[][] dy) {
            double[][] delta = dy;
            for (int i = layers.size() - 1; i >= 0; i--) {
                delta = layers.get(i).backward(block.child(firstChild + i, inputNames.get(i)), delta);
            }
            return delta;
        }
    }
}
