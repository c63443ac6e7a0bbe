package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import java.util.List;

/** Forward and backward of an activation on four matrices. */
final class ActivationCalls implements RowCalls {
    private final Activation activation;
    private final Kernels kernels;
    final GuardedMatrix z;
    final GuardedMatrix a;
    final GuardedMatrix da;
    final GuardedMatrix dz;

    ActivationCalls(Activation activation, Kernels kernels, float[][] z, float[][] da, Layouts layouts) {
        this.activation = activation;
        this.kernels = kernels;
        float[][] zeros = new float[z.length][z.length == 0 ? 0 : z[0].length];
        this.z = new GuardedMatrix("z", z, layouts.of(0));
        this.a = new GuardedMatrix("a", zeros, layouts.of(1));
        this.da = new GuardedMatrix("da", da, layouts.of(2));
        this.dz = new GuardedMatrix("dz", zeros, layouts.of(3));
    }

    @Override
    public List<Memory> inputs() {
        return List.of(z, da);
    }

    @Override
    public List<Memory> outputs() {
        return List.of(a, dz);
    }

    @Override
    public void run(int from, int to) {
        forward(from, to);
        backward(from, to);
    }

    ActivationCalls both() {
        run(0, z.matrix().rows());
        return this;
    }

    ActivationCalls forward(int from, int to) {
        activation.forward(kernels, z.matrix(), a.matrix(), from, to);
        return this;
    }

    void backward(int from, int to) {
        activation.backward(kernels, z.matrix(), a.matrix(), da.matrix(), dz.matrix(), from, to);
    }

    /** Forward with a = z. */
    ActivationCalls forwardInPlace() {
        activation.forward(kernels, z.matrix(), z.matrix(), 0, z.matrix().rows());
        return this;
    }

    /** Backward with dz = da. */
    ActivationCalls backwardInPlace() {
        activation.backward(
                kernels,
                z.matrix(),
                a.matrix(),
                da.matrix(),
                da.matrix(),
                0,
                z.matrix().rows());
        return this;
    }

    /** Backward with one matrix in the place of both z and a. */
    void backwardFrom(Matrix zAndA) {
        activation.backward(kernels, zAndA, zAndA, da.matrix(), dz.matrix(), 0, zAndA.rows());
    }
}
