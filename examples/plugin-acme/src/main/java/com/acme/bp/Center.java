package com.acme.bp;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.List;

/** {@code acme_center}: {@code y = x - strength · mean(x)} in each row, and backward the same on the derivative. */
@Doc(value = "Takes the mean of each row away, or a share of it.", formula = "y = x - strength · mean(x)")
public final class Center implements LayerPlugin<Center.Parameters> {

    /** The parameters of {@code acme_center}. */
    public record Parameters(
            @Doc("how much of the mean goes") @Range(min = 0, max = 1) double strength) {}

    /** Found as a service. */
    public Center() {}

    @Override
    public String name() {
        return "acme_center";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Layer create(Parameters parameters, LayerContext context) {
        return new Rows(parameters.strength(), context.inputs());
    }

    /** It keeps nothing, so that one object serves as layer and as definition. */
    private record Rows(double strength, int outputs) implements Layer, LayerDefinition {
        @Override
        public void declare(Declarations d) {}

        @Override
        public List<Stage> forward() {
            return List.of((pass, from, to) -> center(pass.input(), pass.output(), from, to));
        }

        @Override
        public List<Stage> backward() {
            return List.of((pass, from, to) -> {
                Matrix dx = pass.inputDelta();
                if (dx != null) { // nobody wants it of a first layer
                    center(pass.outputDelta(), dx, from, to);
                }
            });
        }

        private void center(Matrix x, Matrix y, int from, int to) {
            for (int i = from; i < to; i++) {
                double sum = 0;
                for (int j = 0; j < outputs; j++) {
                    sum += x.get(i, j);
                }
                double shift = strength * sum / outputs;
                for (int j = 0; j < outputs; j++) {
                    y.set(i, j, (float) (x.get(i, j) - shift));
                }
            }
        }

        @Override
        public LayerDefinition define() {
            return this;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] y = center(x);
            pass.note("y", formula(), y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = center(dy);
            pass.note("dL/d" + pass.inputName(), "dL/dy - strength · mean(dL/dy)", dx);
            return dx;
        }

        private double[][] center(double[][] x) {
            double[][] y = new double[x.length][outputs];
            for (int i = 0; i < x.length; i++) {
                double sum = 0;
                for (double value : x[i]) {
                    sum += value;
                }
                for (int j = 0; j < outputs; j++) {
                    y[i][j] = x[i][j] - strength * sum / outputs;
                }
            }
            return y;
        }

        @Override
        public String formula() {
            return "y = x - strength · mean(x)";
        }
    }
}
