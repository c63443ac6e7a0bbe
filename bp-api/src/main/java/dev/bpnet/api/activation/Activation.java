package dev.bpnet.api.activation;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Choice;

/**
 * An activation function {@code a = g(z)} on rows. It owns no parameters and no state, and any number of threads may call
 * it at once on different rows.
 *
 * <p>All matrices have the same shape; a call handles the rows {@code [from, to)} and touches no others.
 */
public interface Activation {

    /** Whether each output depends on the input at the same place only (relu: yes, softmax: no). */
    boolean elementwise();

    /** What {@link #backward} reads of the forward pass. Reading the output only lets the engine overwrite z with a. */
    Reads backwardReads();

    /** {@code a = g(z)}. {@code a} may be {@code z}. */
    void forward(Kernels k, Matrix z, Matrix a, int from, int to);

    /**
     * {@code dz = da · ∂a/∂z}. {@code dz} may be {@code da}. Of z and a only what {@link #backwardReads} names holds its
     * numbers; the other may be the same matrix.
     */
    void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to);

    /** The mathematics of one row in double precision: {@code a = g(z)}; the arrays differ. */
    void define(double[] z, double[] a);

    /** The mathematics of one row backward: {@code dz = da · ∂a/∂z}; the arrays differ. */
    void defineBackward(double[] z, double[] a, double[] da, double[] dz);

    /** How weights in front of this activation start when nobody says otherwise. */
    default Choice<Initializer> defaultInitializer() {
        return Choice.of("glorot_uniform");
    }

    /** What a backward pass needs of the forward pass. */
    enum Reads {
        /** z. */
        INPUT,
        /** a. */
        OUTPUT,
        /** Both. */
        BOTH
    }
}
