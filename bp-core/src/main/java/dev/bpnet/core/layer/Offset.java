package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.LayerSequence;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.layer.Wiring;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Layers over all inputs but the last, which is added to every output. */
@Doc(
        value =
                "a block over all inputs but the last one, which is added to each output as it is: the offset of a generalized "
                        + "linear model, such as the logarithm of an exposure before a logarithmic link",
        formula = "y = f(x[all but the last]) + x[last]",
        source = "McCullagh and Nelder, Generalized linear models, 1989, section 6.2")
public final class Offset implements LayerPlugin<Offset.Parameters> {

    /**
     * Parameters of an offset block.
     *
     * @param layers the layers of f
     */
    public record Parameters(
            @Required @Doc("the layers, from the input on") List<Choice<Layer>> layers) {
        public Parameters {
            layers = List.copyOf(layers);
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "offset";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of());
    }

    /** A choice of this block around layers. */
    public static Choice<Layer> of(List<Choice<Layer>> layers) {
        return Choice.of(NAME, new Parameters(layers));
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.layers().isEmpty() || context.inputs() < 2) {
            throw new IllegalArgumentException(
                    "an offset block has at least one layer, and an input before the one that it adds");
        }
        return new Block(LayerSequence.of(context, "layers", p.layers(), context.inputs() - 1), context.inputs() - 1);
    }

    private record Block(LayerSequence layers, int last) implements Layer {

        @Override
        public int outputs() {
            return layers.outputs();
        }

        @Override
        public void declare(Declarations d) {
            layers.declare(d, new Wiring.BlockInput(0, last, false), new Wiring.OwnOutput());
        }

        @Override
        public List<Stage> forward() {
            List<Stage> stages = new ArrayList<>(layers.forward());
            stages.add(this::add);
            return stages;
        }

        private void add(Pass pass, int from, int to) {
            Matrix f = pass.child(layers.last()).output();
            for (int i = from; i < to; i++) {
                float offset = pass.input().get(i, last);
                for (int j = 0; j < f.columns(); j++) {
                    pass.output().set(i, j, f.get(i, j) + offset);
                }
            }
        }

        @Override
        public List<Stage> backward() {
            List<Stage> stages = new ArrayList<>();
            stages.add((pass, from, to) ->
                    RowCopies.copy(pass.outputDelta(), pass.child(layers.last()).outputDelta(), from, to));
            stages.addAll(layers.backward());
            stages.add(this::offsetDelta);
            return stages;
        }

        private void offsetDelta(Pass pass, int from, int to) {
            Matrix dx = pass.inputDelta();
            if (dx != null) {
                for (int i = from; i < to; i++) {
                    float sum = 0;
                    for (int j = 0; j < outputs(); j++) {
                        sum += pass.outputDelta().get(i, j);
                    }
                    dx.set(i, last, sum);
                }
            }
        }

        @Override
        public LayerDefinition define() {
            return new Definition(layers.define(), last);
        }

        @Override
        public String formula() {
            return "y = f(x[0.." + (last - 1) + "]) + x[" + last + "]";
        }
    }

    private record Definition(LayerSequence.Definition layers, int last) implements LayerDefinition {

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] f = layers.forward(pass, RowCopies.columns(x, 0, last), pass.inputName() + " (layers)");
            String name = pass.lastName();
            double[][] y = new double[f.length][];
            for (int i = 0; i < f.length; i++) {
                y[i] = new double[f[i].length];
                for (int j = 0; j < f[i].length; j++) {
                    y[i][j] = f[i][j] + x[i][last];
                }
            }
            pass.note("o[" + pass.number() + "]", name + " + " + pass.inputName() + "[" + last + "]", y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] inner = layers.backward(pass, dy);
            double[][] dx = new double[dy.length][];
            for (int i = 0; i < dy.length; i++) {
                dx[i] = java.util.Arrays.copyOf(inner[i], last + 1);
                for (double d : dy[i]) {
                    dx[i][last] += d;
                }
            }
            pass.note(
                    "dL/d" + pass.inputName(),
                    String.format(Locale.ROOT, "[dL/d%s (layers), sum of dL/do]", pass.inputName()),
                    dx);
            return dx;
        }
    }
}
