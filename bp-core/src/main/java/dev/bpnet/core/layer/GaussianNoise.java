package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.List;
import java.util.Locale;

/** Adds normal noise while training: Keras's {@code GaussianNoise}. In prediction the layer does nothing. */
@Doc(
        value = "adds normal noise while training; does nothing in prediction",
        formula = "y = x + stddev·ε, with ε of mean 0 and variance 1",
        source = "Bishop, Training with noise is equivalent to Tikhonov regularization, 1995")
public final class GaussianNoise implements LayerPlugin<GaussianNoise.Parameters> {

    /**
     * Parameters of the noise.
     *
     * @param stddev its standard deviation
     */
    public record Parameters(
            @Doc("the standard deviation of the noise, in the unit of the layer's input") @Range(min = 0)
            double stddev) {}

    /** Its name in YAML. */
    public static final String NAME = "gaussian_noise";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.1);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new NoiseLayer(context.inputs(), p.stddev());
    }

    /** Value j of row i gets normal number {@code rowKey(i)·width + j} of the step; backward {@code dx = dy}. */
    private record NoiseLayer(int outputs, double stddev) implements Layer {

        @Override
        public void declare(Declarations d) {}

        @Override
        public boolean random() {
            return stddev > 0;
        }

        @Override
        public List<Stage> forward() {
            return List.of(this::forward);
        }

        private void forward(Pass pass, int from, int to) {
            Matrix y = pass.output();
            if (!pass.training()) {
                RowCopies.copy(pass.input(), y, from, to);
                return;
            }
            for (int i = from; i < to; i++) {
                pass.random().fillNormal(y.array(), y.at(i), outputs, pass.rowKey(i) * outputs);
                for (int j = 0; j < outputs; j++) {
                    y.set(
                            i,
                            j,
                            Math.fma((float) stddev, y.get(i, j), pass.input().get(i, j)));
                }
            }
        }

        @Override
        public List<Stage> backward() {
            return List.of((pass, from, to) -> {
                Matrix dx = pass.inputDelta();
                if (dx != null) {
                    RowCopies.copy(pass.outputDelta(), dx, from, to);
                }
            });
        }

        @Override
        public LayerDefinition define() {
            return new Definition(stddev);
        }

        @Override
        public String formula() {
            return "y = x + " + stddev + "·ε";
        }
    }

    private record Definition(double stddev) implements LayerDefinition {

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] y = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                y[i] = x[i].clone();
                for (int j = 0; pass.training() && j < y[i].length; j++) {
                    y[i][j] += stddev * pass.random().normal(pass.rowKey(i) * y[i].length + j);
                }
            }
            pass.note(String.format(Locale.ROOT, "e[%d]", pass.number()), pass.inputName() + " + " + stddev + "·ε", y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            pass.note("dL/d" + pass.inputName(), String.format(Locale.ROOT, "dL/de[%d]", pass.number()), dy);
            return dy;
        }
    }
}
