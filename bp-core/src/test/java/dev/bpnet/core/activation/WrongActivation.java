package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.Activation.Reads;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;

/** Activations with the mistakes people make; the gradient check has to find every one. */
enum WrongActivation implements Activation {
    SIGMOID_WITHOUT_ITS_SECOND_FACTOR(BuiltIn.SIGMOID) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = da[j] * a[j];
            }
        }
    },
    SIGMOID_SLOPE_OF_THE_INPUT(BuiltIn.SIGMOID) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = da[j] * z[j] * (1 - z[j]);
            }
        }
    },
    TANH_WITHOUT_THE_SQUARE(BuiltIn.TANH) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = da[j] * (1 - a[j]);
            }
        }
    },
    RELU_THAT_PASSES_EVERYTHING(BuiltIn.RELU) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            System.arraycopy(da, 0, dz, 0, da.length);
        }
    },
    LEAKY_RELU_WITH_ANOTHER_SLOPE(BuiltIn.LEAKY_RELU) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = z[j] > 0 ? da[j] : 0.011 * da[j];
            }
        }
    },
    SOFTMAX_AS_IF_ELEMENTWISE(BuiltIn.SOFTMAX) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = da[j] * a[j] * (1 - a[j]);
            }
        }
    },
    FORGETS_TO_MULTIPLY_BY_DA(BuiltIn.TANH) {
        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = 1 - a[j] * a[j];
            }
        }
    };

    private final Activation right;

    WrongActivation(BuiltIn right) {
        this.right = right.activation;
    }

    @Override
    public boolean elementwise() {
        return right.elementwise();
    }

    @Override
    public Reads backwardReads() {
        return right.backwardReads();
    }

    @Override
    public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
        right.forward(k, z, a, from, to);
    }

    @Override
    public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
        right.backward(k, z, a, da, dz, from, to);
    }

    @Override
    public void define(double[] z, double[] a) {
        right.define(z, a);
    }
}
