package dev.bpnet.core.layer;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.List;
import java.util.Locale;

/** A layer that is nothing but an activation. */
@Doc(value = "an activation as a layer of its own", formula = "a = g(x)")
public final class ActivationOnly implements LayerPlugin<ActivationOnly.Parameters> {

    /**
     * Parameters of an activation layer.
     *
     * @param function the activation
     */
    public record Parameters(
            @Required @Doc("the activation function") Choice<Activation> function) {}

    /** Its name in YAML. */
    public static final String NAME = "activation";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Choice.of("identity"));
    }

    /** A choice of this layer with that activation. */
    public static Choice<Layer> of(Choice<Activation> function) {
        return Choice.of(NAME, new Parameters(function));
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new ActivationLayer(
                context.inputs(), context.activation(p.function()), p.function().name());
    }

    private record ActivationLayer(int outputs, Activation activation, String name) implements Layer {

        @Override
        public void declare(Declarations d) {}

        @Override
        public List<Stage> forward() {
            return List.of(
                    (pass, from, to) -> activation.forward(pass.kernels(), pass.input(), pass.output(), from, to));
        }

        @Override
        public List<Stage> backward() {
            return List.of(this::backward);
        }

        private void backward(Pass pass, int from, int to) {
            if (pass.inputDelta() != null) {
                activation.backward(
                        pass.kernels(), pass.input(), pass.output(), pass.outputDelta(), pass.inputDelta(), from, to);
            }
        }

        @Override
        public LayerDefinition define() {
            return new ActivationDefinition(activation, name);
        }

        @Override
        public String formula() {
            return "a = " + name + "(x)";
        }
    }

    private static final class ActivationDefinition implements LayerDefinition {
        private final Activation activation;
        private final String name;
        private double[][] x = {};
        private double[][] a = {};

        ActivationDefinition(Activation activation, String name) {
            this.activation = activation;
            this.name = name;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            this.x = x;
            a = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                a[i] = new double[x[i].length];
                activation.define(x[i], a[i]);
            }
            int l = pass.number();
            pass.note(
                    String.format(Locale.ROOT, "a[%d]", l),
                    String.format(Locale.ROOT, "%s(%s)", name, pass.inputName()),
                    a);
            return a;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] da) {
            double[][] dx = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                dx[i] = new double[x[i].length];
                activation.defineBackward(x[i], a[i], da[i], dx[i]);
            }
            int l = pass.number();
            String input = pass.inputName();
            pass.note("dL/d" + input, String.format(Locale.ROOT, "dL/da[%d] · ∂%s/∂%s", l, name, input), dx);
            return dx;
        }
    }
}
