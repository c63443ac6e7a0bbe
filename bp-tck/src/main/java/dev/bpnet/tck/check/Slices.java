package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.tck.check.GuardedMatrix.Layout;

/** The four matrices of an activation, each with a layout of its own, and calls on them. */
final class Slices {
    private final Activation activation;
    private final Kernels kernels;
    final GuardedMatrix z;
    final GuardedMatrix a;
    final GuardedMatrix da;
    final GuardedMatrix dz;

    /** Layouts of z, a, da and dz in this order. */
    record Layouts(Layout z, Layout a, Layout da, Layout dz) {
        static final Layouts DENSE = new Layouts(Layout.DENSE, Layout.DENSE, Layout.DENSE, Layout.DENSE);
        static final Layouts ALIKE = all(new Layout(3, 2));
        static final Layouts DIFFERENT =
                new Layouts(new Layout(7, 3), new Layout(2, 6), new Layout(5, 1), new Layout(11, 4));

        private static Layouts all(Layout layout) {
            return new Layouts(layout, layout, layout, layout);
        }
    }

    Slices(Activation activation, Kernels kernels, float[][] z, float[][] da, Layouts layouts) {
        this.activation = activation;
        this.kernels = kernels;
        float[][] zeros = new float[z.length][z.length == 0 ? 0 : z[0].length];
        this.z = new GuardedMatrix(z, layouts.z);
        this.a = new GuardedMatrix(zeros, layouts.a);
        this.da = new GuardedMatrix(da, layouts.da);
        this.dz = new GuardedMatrix(zeros, layouts.dz);
    }

    /** Numbers of a usual size in all rows: z in [-scale, scale), da in [-1, 1). */
    static Slices random(ActivationSubject subject, int rows, int columns, double scale, Layouts layouts) {
        return random(subject, subject.create(), rows, columns, scale, layouts);
    }

    /** The same with an activation made before. */
    static Slices random(
            ActivationSubject subject, Activation activation, int rows, int columns, double scale, Layouts layouts) {
        return new Slices(
                activation,
                subject.kernels(),
                Numbers.rows(1, rows, columns, scale),
                Numbers.rows(2, rows, columns, 1),
                layouts);
    }

    int rows() {
        return z.matrix().rows();
    }

    Slices forward(int from, int to) {
        activation.forward(kernels, z.matrix(), a.matrix(), from, to);
        return this;
    }

    Slices backward(int from, int to) {
        activation.backward(kernels, z.matrix(), a.matrix(), da.matrix(), dz.matrix(), from, to);
        return this;
    }

    /** Forward and backward over all rows. */
    Slices both() {
        return forward(0, rows()).backward(0, rows());
    }

    /** Forward with a = z. */
    void forwardInPlace() {
        activation.forward(kernels, z.matrix(), z.matrix(), 0, rows());
    }

    /** Backward with dz = da. */
    void backwardInPlace() {
        activation.backward(kernels, z.matrix(), a.matrix(), da.matrix(), da.matrix(), 0, rows());
    }

    /** Backward with one matrix in the place of both z and a. */
    void backwardFrom(Matrix zAndA) {
        activation.backward(kernels, zAndA, zAndA, da.matrix(), dz.matrix(), 0, rows());
    }
}
