package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A layer's stages on ranges of rows: forward and backward in training; where it looks at all rows of a batch, forward in
 * prediction, since only there rows are independent.
 */
final class LayerCalls implements RowCalls {
    private final LayerRig rig;
    private final boolean training;
    private final float[][] dy;
    private final List<Memory> inputs = new ArrayList<>();
    private final List<Memory> outputs = new ArrayList<>();

    LayerCalls(LayerRig rig, float[][] x, int rows) {
        this.rig = rig;
        this.training = !rig.hasBarriers();
        this.dy = Numbers.rows(22, rows, rig.pass.output().columns(), 1);
        LayerRig.copy(x, 0, rig.pass.input(), rows);
        rig.begin(rows, training, 0);
        inputs.add(new View("x", rig.pass.input()));
        for (int i = 0; i < rig.node.weights().size(); i++) {
            inputs.add(new View("parameter " + i, rig.pass.parameter(i)));
        }
        outputs.add(new View("y", rig.pass.output()));
        if (training) {
            outputs.add(new View("dx", Objects.requireNonNull(rig.pass.inputDelta(), "wanted behind another layer")));
        }
    }

    @Override
    public List<Memory> inputs() {
        return inputs;
    }

    @Override
    public List<Memory> outputs() {
        return outputs;
    }

    @Override
    public void run(int from, int to) {
        rig.forward(from, to, Integer.MAX_VALUE);
        if (training) {
            Matrix delta = rig.pass.outputDelta();
            for (int i = from; i < to; i++) {
                System.arraycopy(dy[i], 0, delta.array(), delta.at(i), dy[i].length);
            }
            rig.backward(from, to, Integer.MAX_VALUE);
        }
    }

    /** A matrix among others in one array, with the cells between its rows. */
    private static final class View implements Memory {
        private final String name;
        private final Matrix matrix;
        private final float[] before;

        View(String name, Matrix matrix) {
            this.name = name;
            this.matrix = matrix;
            this.before = matrix.array().clone();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double[] row(int i) {
            double[] row = new double[matrix.columns()];
            for (int j = 0; j < row.length; j++) {
                row[j] = matrix.get(i, j);
            }
            return row;
        }

        @Override
        public boolean untouchedOutside(int from, int to) {
            for (int i = 0; i < matrix.rows(); i++) {
                boolean written = i >= from && i < to;
                int end = i == matrix.rows() - 1 ? matrix.columns() : matrix.stride();
                for (int j = written ? matrix.columns() : 0; j < end; j++) {
                    int at = matrix.at(i) + j;
                    if (!Numbers.same(matrix.array()[at], before[at])) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
