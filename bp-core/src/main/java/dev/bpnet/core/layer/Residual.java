package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Binary;
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

/** Layers whose output is added to their input. */
@Doc(
        value = "a block whose layers learn what to add to its input",
        formula = "y = f(x) + x, or f(x) + x·P with projection",
        source = "He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2016")
public final class Residual implements LayerPlugin<Residual.Parameters> {

    /**
     * Parameters of a residual block.
     *
     * @param layers the layers of f
     * @param projection whether the input is mapped linearly, without a bias, to the width of f
     */
    public record Parameters(
            @Required @Doc("the layers, from the input on") List<Choice<Layer>> layers,

            @Doc("whether the input goes through a linear map without a bias, for layers that change the width")
            boolean projection) {
        public Parameters {
            layers = List.copyOf(layers);
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "residual";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(), false);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.layers().isEmpty()) {
            throw new IllegalArgumentException("a residual block has at least one layer");
        }
        LayerSequence layers = LayerSequence.of(context, "layers", p.layers(), context.inputs());
        if (!p.projection() && layers.outputs() != context.inputs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the layers of a residual block put out %d columns for an input of %d: give the last one %d units, "
                            + "or say projection: true",
                    layers.outputs(),
                    context.inputs(),
                    context.inputs()));
        }
        List<Choice<Layer>> shortcut = p.projection()
                ? List.of(Choice.of(
                        Dense.NAME, Dense.Parameters.of(layers.outputs(), null).withoutBias()))
                : List.of();
        return new Block(layers, LayerSequence.of(context, "projection", shortcut, context.inputs()), context.inputs());
    }

    private record Block(LayerSequence layers, LayerSequence shortcut, int inputs) implements Layer {

        @Override
        public int outputs() {
            return layers.outputs();
        }

        @Override
        public void declare(Declarations d) {
            layers.declare(d, new Wiring.BlockInput(0, inputs, false), new Wiring.OwnOutput());
            shortcut.declare(d, new Wiring.BlockInput(0, inputs, true), new Wiring.OwnOutput());
        }

        @Override
        public List<Stage> forward() {
            List<Stage> stages = new ArrayList<>(layers.forward());
            stages.addAll(shortcut.forward());
            stages.add(this::add);
            return stages;
        }

        private void add(Pass pass, int from, int to) {
            Matrix f = pass.child(layers.last()).output();
            Matrix x = shortcut.isEmpty()
                    ? pass.input()
                    : pass.child(shortcut.last()).output();
            pass.kernels().binary(Binary.ADD, 0, f, x, pass.output(), from, to);
        }

        @Override
        public List<Stage> backward() {
            List<Stage> stages = new ArrayList<>();
            stages.add(this::handDown);
            stages.addAll(layers.backward());
            stages.addAll(shortcut.backward());
            stages.add(this::addDeltas);
            return stages;
        }

        private void handDown(Pass pass, int from, int to) {
            RowCopies.copy(pass.outputDelta(), pass.child(layers.last()).outputDelta(), from, to);
            if (!shortcut.isEmpty()) {
                RowCopies.copy(pass.outputDelta(), pass.child(shortcut.last()).outputDelta(), from, to);
            }
        }

        /** What the layers hand down comes first, the shortcut's share second. */
        private void addDeltas(Pass pass, int from, int to) {
            Matrix dx = pass.inputDelta();
            if (dx == null) {
                return;
            }
            Matrix skipped = shortcut.isEmpty()
                    ? pass.outputDelta()
                    : pass.child(shortcut.first()).inputDelta();
            if (skipped != null) {
                pass.kernels().binary(Binary.ADD, 0, dx, skipped, dx, from, to);
            }
        }

        @Override
        public LayerDefinition define() {
            return new Definition(layers.define(), shortcut.isEmpty() ? null : shortcut.define());
        }

        @Override
        public String formula() {
            return "y = f(x) + " + (shortcut.isEmpty() ? "x" : "x·P");
        }
    }

    private record Definition(
            LayerSequence.Definition layers, LayerSequence.@org.jspecify.annotations.Nullable Definition shortcut)
            implements LayerDefinition {

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            String input = pass.inputName();
            double[][] f = layers.forward(pass, x, input + " (layers)");
            String inside = pass.lastName();
            double[][] skipped = shortcut == null ? x : shortcut.forward(pass, x, input + " (projection)");
            String around = shortcut == null ? input : pass.lastName();
            double[][] y = sum(f, skipped);
            pass.note(String.format(Locale.ROOT, "r[%d]", pass.number()), inside + " + " + around, y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = layers.backward(pass, dy);
            double[][] skipped = shortcut == null ? dy : shortcut.backward(pass, dy);
            double[][] sum = sum(dx, skipped);
            pass.note("dL/d" + pass.inputName(), "the sum over both ways", sum);
            return sum;
        }

        private static double[][] sum(double[][] a, double[][] b) {
            double[][] sum = new double[a.length][];
            for (int i = 0; i < a.length; i++) {
                sum[i] = new double[a[i].length];
                for (int j = 0; j < a[i].length; j++) {
                    sum[i][j] = a[i][j] + b[i][j];
                }
            }
            return sum;
        }
    }
}
