package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import java.util.List;
import java.util.Locale;

/**
 * While training {@code y = m·x + c}, where {@code (m, c)} is {@code (0, dropped)} with probability {@code rate}, else
 * {@code (factor, shift)}; backward {@code dx = m·dy}. Value j of row i is dropped where uniform number
 * {@code rowKey(i)·width + j} of the step is below the rate, so neither threads nor chunks of a batch matter. A NaN stays one
 * whether it is dropped or not.
 *
 * @param name the plugin's name
 * @param outputs the width
 * @param rate the probability of being dropped
 * @param factor what a kept value is multiplied with
 * @param shift what is added to it
 * @param dropped what a dropped value becomes
 */
record DroppingLayer(String name, int outputs, double rate, double factor, double shift, double dropped)
        implements Layer {

    @Override
    public void declare(Declarations d) {
        d.scratch("factors", outputs);
    }

    @Override
    public boolean random() {
        return rate > 0;
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        if (!pass.training()) {
            RowCopies.copy(pass.input(), pass.output(), from, to);
            return;
        }
        float below = (float) rate;
        float kept = (float) factor;
        float added = (float) shift;
        float instead = (float) dropped;
        Matrix factors = pass.scratch(0);
        float[] m = factors.array();
        float[] x = pass.input().array();
        float[] y = pass.output().array();
        for (int i = from; i < to; i++) {
            int mi = factors.at(i);
            int xi = pass.input().at(i);
            int yi = pass.output().at(i);
            pass.random().fillUniform(m, mi, outputs, pass.rowKey(i) * outputs);
            for (int j = 0; j < outputs; j++) {
                boolean keeps = m[mi + j] >= below;
                m[mi + j] = keeps ? kept : 0;
                y[yi + j] = Math.fma(m[mi + j], x[xi + j], keeps ? added : instead);
            }
        }
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::backward);
    }

    private void backward(Pass pass, int from, int to) {
        Matrix dx = pass.inputDelta();
        if (dx != null) {
            pass.kernels().binary(Binary.MULTIPLY, 0, pass.outputDelta(), pass.scratch(0), dx, from, to);
        }
    }

    @Override
    public LayerDefinition define() {
        return new Definition(this);
    }

    @Override
    public String formula() {
        return "y = " + name + "(x)";
    }

    private static final class Definition implements LayerDefinition {
        private final DroppingLayer layer;
        private double[][] factors = {};

        Definition(DroppingLayer layer) {
            this.layer = layer;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            factors = new double[x.length][layer.outputs];
            double[][] y = new double[x.length][layer.outputs];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < layer.outputs; j++) {
                    long index = pass.rowKey(i) * layer.outputs + j;
                    boolean drops = pass.training() && pass.random().uniform(index) < (float) layer.rate;
                    factors[i][j] = !pass.training() ? 1 : drops ? 0 : layer.factor;
                    y[i][j] = factors[i][j] * x[i][j];
                    if (pass.training()) {
                        y[i][j] += drops ? layer.dropped : layer.shift;
                    }
                }
            }
            String quantity = String.format(Locale.ROOT, "d[%d]", pass.number());
            pass.note(quantity, layer.name + "(" + pass.inputName() + ")", y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = new double[dy.length][layer.outputs];
            for (int i = 0; i < dy.length; i++) {
                for (int j = 0; j < layer.outputs; j++) {
                    dx[i][j] = dy[i][j] * factors[i][j];
                }
            }
            pass.note(
                    "dL/d" + pass.inputName(),
                    String.format(Locale.ROOT, "dL/dd[%d] * the factors of %s", pass.number(), layer.name),
                    dx);
            return dx;
        }
    }
}
