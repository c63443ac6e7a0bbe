package dev.bpnet.core.layer;

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

/** Fixed factors and offsets a column: how predictions get back from standard units to the target's own. */
@Doc(value = "multiplies and shifts each column by fixed numbers", formula = "y[j] = scale[j] · x[j] + shift[j]")
public final class Rescale implements LayerPlugin<Rescale.Parameters> {

    /**
     * Parameters of a rescaling.
     *
     * @param scale one factor a column
     * @param shift one offset a column
     */
    public record Parameters(
            @Required @Doc("one factor for each column") List<Double> scale,
            @Required @Doc("one offset for each column") List<Double> shift) {
        public Parameters {
            scale = List.copyOf(scale);
            shift = List.copyOf(shift);
            if (scale.size() != shift.size()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "there are %d factors and %d offsets", scale.size(), shift.size()));
            }
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "rescale";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(1.0), List.of(0.0));
    }

    /** A choice of this layer. */
    public static Choice<Layer> of(List<Double> scale, List<Double> shift) {
        return Choice.of(NAME, new Parameters(scale, shift));
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.scale().size() != context.inputs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a rescale layer has %d factors for %d columns",
                    p.scale().size(),
                    context.inputs()));
        }
        return new RescaleLayer(
                p.scale().stream().mapToDouble(Double::doubleValue).toArray(),
                p.shift().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static final class RescaleLayer implements Layer, LayerDefinition {
        private final double[] scale;
        private final double[] shift;

        RescaleLayer(double[] scale, double[] shift) {
            this.scale = scale;
            this.shift = shift;
        }

        @Override
        public int outputs() {
            return scale.length;
        }

        @Override
        public void declare(Declarations d) {}

        @Override
        public List<Stage> forward() {
            return List.of(this::forward);
        }

        private void forward(Pass pass, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < scale.length; j++) {
                    // In double, rounded once: shift may be large beside scale.
                    pass.output().set(i, j, (float)
                            Math.fma(scale[j], pass.input().get(i, j), shift[j]));
                }
            }
        }

        @Override
        public List<Stage> backward() {
            return List.of(this::backward);
        }

        private void backward(Pass pass, int from, int to) {
            if (pass.inputDelta() == null) {
                return;
            }
            for (int i = from; i < to; i++) {
                for (int j = 0; j < scale.length; j++) {
                    pass.inputDelta()
                            .set(i, j, (float) (scale[j] * pass.outputDelta().get(i, j)));
                }
            }
        }

        @Override
        public LayerDefinition define() {
            return this;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] y = new double[x.length][scale.length];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < scale.length; j++) {
                    y[i][j] = scale[j] * x[i][j] + shift[j];
                }
            }
            pass.note("ŷ", String.format(Locale.ROOT, "scale * %s + shift", pass.inputName()), y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = new double[dy.length][scale.length];
            for (int i = 0; i < dy.length; i++) {
                for (int j = 0; j < scale.length; j++) {
                    dx[i][j] = scale[j] * dy[i][j];
                }
            }
            pass.note("dL/d" + pass.inputName(), "scale * dL/dŷ", dx);
            return dx;
        }

        @Override
        public String formula() {
            return "y = scale * x + shift";
        }
    }
}
