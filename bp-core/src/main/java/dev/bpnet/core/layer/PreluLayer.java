package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.parameter.Role;
import java.util.List;
import java.util.Locale;

/**
 * {@code y = x > 0 ? x : s·x} with slopes s {@code [1, width]}, or {@code [1, 1]} where one is shared. Backward
 * {@code dx = x > 0 ? dy : s·dy} and {@code ds = Σ dy·x over x <= 0}, over the rows and, for a shared slope, first over the
 * columns of each row.
 *
 * @param outputs the width
 * @param shared whether all columns have one slope
 * @param initializer how the slopes start
 */
record PreluLayer(int outputs, boolean shared, Initializer initializer) implements Layer {

    private int slopes() {
        return shared ? 1 : outputs;
    }

    @Override
    public void declare(Declarations d) {
        d.parameter("slopes", Role.OTHER, 1, slopes(), initializer, 1, 1);
        d.scratch("slope deltas", slopes());
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        float[] x = pass.input().array();
        float[] y = pass.output().array();
        float[] s = pass.parameter(0).array();
        int so = pass.parameter(0).offset();
        int step = shared ? 0 : 1;
        for (int i = from; i < to; i++) {
            int xi = pass.input().at(i);
            int yi = pass.output().at(i);
            for (int j = 0; j < outputs; j++) {
                float v = x[xi + j];
                y[yi + j] = v > 0 ? v : s[so + j * step] * v;
            }
        }
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::backward);
    }

    private void backward(Pass pass, int from, int to) {
        slopeDeltas(pass, from, to);
        Matrix dx = pass.inputDelta();
        if (dx == null) {
            return;
        }
        Matrix s = pass.parameter(0);
        int step = shared ? 0 : 1;
        for (int i = from; i < to; i++) {
            for (int j = 0; j < outputs; j++) {
                float dy = pass.outputDelta().get(i, j);
                dx.set(i, j, pass.input().get(i, j) > 0 ? dy : s.get(0, j * step) * dy);
            }
        }
    }

    /** What each row adds to the derivative by the slopes; the sum over the columns of a row is taken in double. */
    private void slopeDeltas(Pass pass, int from, int to) {
        Matrix ds = pass.scratch(0);
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = 0; j < outputs; j++) {
                float x = pass.input().get(i, j);
                float delta = x > 0 ? 0 : pass.outputDelta().get(i, j) * x;
                if (shared) {
                    sum += delta;
                } else {
                    ds.set(i, j, delta);
                }
            }
            if (shared) {
                ds.set(i, 0, (float) sum);
            }
        }
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        Matrix gradient = pass.gradient(index);
        pass.kernels()
                .columnSums(pass.scratch(0), pass.rows(), accumulate, gradient.array(), gradient.offset(), 0, slopes());
    }

    @Override
    public LayerDefinition define() {
        return new Definition(outputs, shared);
    }

    @Override
    public String formula() {
        return "y = max(x, 0) + s·min(x, 0)";
    }

    private static final class Definition implements LayerDefinition {
        private final int width;
        private final boolean shared;
        private double[][] x = {};

        Definition(int width, boolean shared) {
            this.width = width;
            this.shared = shared;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            this.x = x;
            double[][] y = new double[x.length][width];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < width; j++) {
                    y[i][j] = x[i][j] > 0 ? x[i][j] : slope(pass, j) * x[i][j];
                }
            }
            String input = pass.inputName();
            pass.note(
                    String.format(Locale.ROOT, "p[%d]", pass.number()),
                    String.format(Locale.ROOT, "max(%s, 0) + slopes[%d]·min(%s, 0)", input, pass.number(), input),
                    y);
            return y;
        }

        private double slope(DefinitionPass pass, int j) {
            return pass.parameter(0)[0][shared ? 0 : j];
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            int l = pass.number();
            double[][] ds = pass.gradient(0);
            double[][] dx = new double[x.length][width];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < width; j++) {
                    boolean positive = x[i][j] > 0;
                    dx[i][j] = positive ? dy[i][j] : slope(pass, j) * dy[i][j];
                    ds[0][shared ? 0 : j] += positive ? 0 : x[i][j] * dy[i][j];
                }
            }
            pass.note(
                    String.format(Locale.ROOT, "dL/dslopes[%d]", l),
                    String.format(Locale.ROOT, "sum of dL/dp[%d] * min(%s, 0)", l, pass.inputName()),
                    ds);
            pass.note(
                    "dL/d" + pass.inputName(),
                    String.format(Locale.ROOT, "dL/dp[%d], times slopes[%d] where %s <= 0", l, l, pass.inputName()),
                    dx);
            return dx;
        }
    }
}
