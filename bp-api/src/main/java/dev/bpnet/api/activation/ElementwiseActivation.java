package dev.bpnet.api.activation;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;

/**
 * The easy way in: state {@link #value} and {@link #slope} in double, and the rest follows. The float form computes in
 * double and rounds once; override {@link #forward} and {@link #backward} with kernels where speed matters.
 */
public interface ElementwiseActivation extends Activation {

    /** {@code g(z)}. */
    double value(double z);

    /** {@code g'(z)}, given also {@code a = g(z)}. */
    double slope(double z, double a);

    @Override
    default boolean elementwise() {
        return true;
    }

    @Override
    default Reads backwardReads() {
        return Reads.BOTH;
    }

    @Override
    default void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
        for (int i = from; i < to; i++) {
            int zo = z.at(i);
            int ao = a.at(i);
            for (int j = 0; j < z.columns(); j++) {
                a.array()[ao + j] = (float) value(z.array()[zo + j]);
            }
        }
    }

    @Override
    default void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
        for (int i = from; i < to; i++) {
            int zo = z.at(i);
            int ao = a.at(i);
            int dao = da.at(i);
            int dzo = dz.at(i);
            for (int j = 0; j < z.columns(); j++) {
                double slope = slope(z.array()[zo + j], a.array()[ao + j]);
                dz.array()[dzo + j] = (float) (da.array()[dao + j] * slope);
            }
        }
    }

    @Override
    default void define(double[] z, double[] a) {
        for (int j = 0; j < z.length; j++) {
            a[j] = value(z[j]);
        }
    }

    @Override
    default void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
        for (int j = 0; j < z.length; j++) {
            dz[j] = da[j] * slope(z[j], a[j]);
        }
    }
}
