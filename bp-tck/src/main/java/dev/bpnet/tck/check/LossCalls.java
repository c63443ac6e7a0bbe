package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import java.util.List;

/** The evaluation of a loss with its gradient. */
final class LossCalls implements RowCalls {
    private final Loss loss;
    private final Kernels kernels;
    final GuardedMatrix z;
    final GuardedMatrix t;
    final GuardedMatrix rowScale;
    final GuardedNumbers rowLoss;
    final GuardedMatrix dz;

    LossCalls(Loss loss, Kernels kernels, float[][] z, float[][] t, Layouts layouts) {
        this.loss = loss;
        this.kernels = kernels;
        int rows = z.length;
        float[][] scales = Numbers.rows(4, rows, 1, 1);
        for (float[] scale : scales) {
            scale[0] = 0.5f + Math.abs(scale[0]);
        }
        this.z = new GuardedMatrix("z", z, layouts.of(0));
        this.t = new GuardedMatrix("t", t, layouts.of(1));
        this.rowScale = new GuardedMatrix("rowScale", scales, Layouts.Layout.DENSE);
        this.rowLoss = new GuardedNumbers("rowLoss", rows);
        this.dz = new GuardedMatrix("dz", new float[rows][loss.outputs()], layouts.of(2));
    }

    @Override
    public List<Memory> inputs() {
        return List.of(z, t, rowScale);
    }

    @Override
    public List<Memory> outputs() {
        return List.of(rowLoss, dz);
    }

    @Override
    public void run(int from, int to) {
        loss.evaluate(kernels, z.matrix(), t.matrix(), scales(), rowLoss.array(), dz.matrix(), from, to);
    }

    LossCalls all() {
        run(0, rows());
        return this;
    }

    LossCalls withoutGradient() {
        loss.evaluate(kernels, z.matrix(), t.matrix(), scales(), rowLoss.array(), null, 0, rows());
        return this;
    }

    /** With dz = z. */
    LossCalls inPlace() {
        Matrix both = z.matrix();
        loss.evaluate(kernels, both, t.matrix(), scales(), rowLoss.array(), both, 0, rows());
        return this;
    }

    int rows() {
        return z.matrix().rows();
    }

    private float[] scales() {
        return rowScale.matrix().array();
    }
}
