package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** A factor for each column, {@code y = w * x}, and copies of it with one mistake each. */
final class BrokenLayers {
    private BrokenLayers() {}

    /** A plugin around a layer of that width. */
    static LayerPlugin<NoParameters> plugin(IntFunction<Layer> layer) {
        return new LayerPlugin<>() {
            @Override
            public String name() {
                return "acme_factors";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Layer create(NoParameters parameters, LayerContext context) {
                return layer.apply(context.inputs());
            }
        };
    }

    /** The sound layer. */
    static class Factors implements Layer {
        final int width;

        Factors(int width) {
            this.width = width;
        }

        float x(Pass pass, int i, int j) {
            return pass.input().get(i, j);
        }

        float value(float x, float w) {
            return x * w;
        }

        double exactValue(double x, double w) {
            return x * w;
        }

        double slope(double w) {
            return w;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public void declare(Declarations d) {
            d.parameter("factors", Role.OTHER, 1, width, (random, in, out, w) -> Arrays.fill(w.array(), 1), 1, 1);
            d.scratch("products", width);
            d.buffer("seen", 1, 1, 0);
        }

        @Override
        public List<Stage> forward() {
            return List.of(this::forward);
        }

        void forward(Pass pass, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < width; j++) {
                    pass.output()
                            .set(i, j, value(x(pass, i, j), pass.parameter(0).get(0, j)));
                }
            }
        }

        @Override
        public List<Stage> backward() {
            return List.of((pass, from, to) -> {
                Matrix dx = pass.inputDelta();
                for (int i = from; i < to; i++) {
                    for (int j = 0; j < width; j++) {
                        float dy = pass.outputDelta().get(i, j);
                        pass.scratch(0).set(i, j, dy * x(pass, i, j));
                        if (dx != null) {
                            dx.set(i, j, dy * (float) slope(pass.parameter(0).get(0, j)));
                        }
                    }
                }
            });
        }

        @Override
        public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
            Matrix g = pass.gradient(index);
            pass.kernels().columnSums(pass.scratch(0), pass.rows(), accumulate, g.array(), g.offset(), 0, width);
        }

        @Override
        public LayerDefinition define() {
            return new LayerDefinition() {
                private double[][] x = {};

                @Override
                public double[][] forward(DefinitionPass pass, double[][] x) {
                    this.x = x;
                    double[][] y = new double[x.length][width];
                    for (int i = 0; i < x.length; i++) {
                        for (int j = 0; j < width; j++) {
                            y[i][j] = exactValue(x[i][j], pass.parameter(0)[0][j]);
                        }
                    }
                    return y;
                }

                @Override
                public double[][] backward(DefinitionPass pass, double[][] dy) {
                    double[][] dx = new double[dy.length][width];
                    for (int i = 0; i < dy.length; i++) {
                        for (int j = 0; j < width; j++) {
                            pass.gradient(0)[0][j] += dy[i][j] * x[i][j];
                            dx[i][j] = dy[i][j] * slope(pass.parameter(0)[0][j]);
                        }
                    }
                    return dx;
                }
            };
        }

        @Override
        public String formula() {
            return "y = w * x";
        }
    }

    /** A slope that is a little too steep, in both forms. */
    static final class WrongGradient extends Factors {
        WrongGradient(int width) {
            super(width);
        }

        @Override
        double slope(double w) {
            return 1.0001 * w;
        }
    }

    /** A float path that is off by a ten-thousandth. */
    static final class WrongFloat extends Factors {
        WrongFloat(int width) {
            super(width);
        }

        @Override
        float value(float x, float w) {
            return 1.0001f * (x * w);
        }
    }

    /** Takes NaN for 0. */
    static final class HidesNan extends Factors {
        HidesNan(int width) {
            super(width);
        }

        @Override
        float value(float x, float w) {
            return Float.isNaN(x) ? 0 : x * w;
        }

        @Override
        double exactValue(double x, double w) {
            return Double.isNaN(x) ? 0 : x * w;
        }
    }

    /** Begins its gradient anew with every chunk of a batch. */
    static final class ForgetsChunks extends Factors {
        ForgetsChunks(int width) {
            super(width);
        }

        @Override
        public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
            super.gradient(pass, index, false, fromRow, toRow);
        }
    }

    /** Counts in a buffer, whatever the pass. */
    static final class CountsInPrediction extends Factors {
        CountsInPrediction(int width) {
            super(width);
        }

        @Override
        void forward(Pass pass, int from, int to) {
            super.forward(pass, from, to);
            if (!pass.training()) {
                pass.buffer(0).set(0, 0, 12345);
            }
        }
    }

    /** Computes every row, whatever it is asked for. */
    static final class AllRows extends Factors {
        AllRows(int width) {
            super(width);
        }

        @Override
        void forward(Pass pass, int from, int to) {
            super.forward(pass, 0, pass.rows());
        }
    }

    /** Reads rows as if they followed each other without gaps. */
    static final class ForeignLayout extends Factors {
        ForeignLayout(int width) {
            super(width);
        }

        @Override
        float x(Pass pass, int i, int j) {
            return pass.input().array()[pass.input().offset() + i * width + j];
        }
    }

    /** Makes an array in every call. */
    static final class Allocates extends Factors {
        private float[] row = {};

        Allocates(int width) {
            super(width);
        }

        @Override
        void forward(Pass pass, int from, int to) {
            row = new float[width];
            super.forward(pass, from, to);
        }

        @Override
        public String formula() {
            return "y = w * x" + row.length;
        }
    }
}
