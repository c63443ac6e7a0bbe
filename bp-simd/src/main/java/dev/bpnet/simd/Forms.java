package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Unary;

/** The kernels in one form: on vectors of one width, or on single numbers. */
record Forms(
        Products products,
        Functions elementary,
        Functions transcendental,
        Functions errorFunctions,
        Functions activations,
        BinaryFunctions arithmetic,
        BinaryFunctions slopes,
        BinaryFunctions normal,
        Updates updates,
        Reductions reductions) {
    static Forms scalar() {
        Functions unary = ScalarFunctions::unary;
        BinaryFunctions binary = ScalarFunctions::binary;
        return new Forms(
                new ScalarProducts(),
                unary,
                unary,
                unary,
                unary,
                binary,
                binary,
                binary,
                new ScalarUpdates(),
                new ScalarReductions());
    }

    /** Those of one width, which all kernels of a process share: so they are compiled once. */
    static Forms ofBits(int bits) {
        return switch (bits) {
            case 128 -> Of128.FORMS;
            case 256 -> Of256.FORMS;
            case 512 -> Of512.FORMS;
            default -> throw new IllegalArgumentException("no vectors have " + bits + " bits");
        };
    }

    /** Loaded when these vectors are first used, not before, as the two that follow. */
    private static final class Of128 {
        private static final Forms FORMS = ofWidth(Width.ofBits(128, Processor.vectorRegisters()));
    }

    private static final class Of256 {
        private static final Forms FORMS = ofWidth(Width.ofBits(256, Processor.vectorRegisters()));
    }

    private static final class Of512 {
        private static final Forms FORMS = ofWidth(Width.ofBits(512, Processor.vectorRegisters()));
    }

    private static Forms ofWidth(Width width) {
        return new Forms(
                new PanelProducts(width),
                width.copy(Functions.class, VectorUnary.class),
                width.copy(Functions.class, VectorFunctions.class),
                width.copy(Functions.class, VectorErrorFunctions.class),
                width.copy(Functions.class, VectorActivations.class),
                width.copy(BinaryFunctions.class, VectorBinary.class),
                width.copy(BinaryFunctions.class, VectorSlopes.class),
                width.copy(BinaryFunctions.class, VectorNormal.class),
                width.copy(Updates.class, VectorUpdates.class),
                width.copy(Reductions.class, VectorReductions.class));
    }

    void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        switch (op) {
            case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> transcendental.apply(op, alpha, x, xo, y, yo, n);
            case ERF, ERFC -> errorFunctions.apply(op, alpha, x, xo, y, yo, n);
            case ELU, MISH, GELU_TANH -> activations.apply(op, alpha, x, xo, y, yo, n);
            case SQRT,
                    ABS,
                    NEGATE,
                    SQUARE,
                    RECIPROCAL,
                    SIGN,
                    RELU,
                    LEAKY_RELU,
                    PLUS,
                    TIMES,
                    AT_MOST,
                    AT_LEAST,
                    HARD_SWISH -> elementary.apply(op, alpha, x, xo, y, yo, n);
        }
    }

    void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        switch (op) {
            case SIGMOID_PRODUCT, SILU_GRADIENT, GELU_TANH_GRADIENT, MISH_GRADIENT, ELU_GRADIENT ->
                slopes.apply(op, alpha, x, xo, y, yo, z, zo, n);
            case NORMAL_PRODUCT, GELU_GRADIENT -> normal.apply(op, alpha, x, xo, y, yo, z, zo, n);
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MAX,
                    MIN,
                    FMA,
                    RELU_GRADIENT,
                    LEAKY_RELU_GRADIENT,
                    SIGMOID_GRADIENT,
                    TANH_GRADIENT,
                    ABOVE,
                    BELOW,
                    SOFTSIGN,
                    HARD_SWISH_GRADIENT -> arithmetic.apply(op, alpha, x, xo, y, yo, z, zo, n);
        }
    }
}
