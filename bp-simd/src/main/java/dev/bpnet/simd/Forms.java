package dev.bpnet.simd;

import dev.bpnet.api.kernels.Unary;

/** The kernels in one form: on vectors of one width, or on single numbers. */
record Forms(
        Products products, Elements elements, Functions functions, Functions errorFunctions, Reductions reductions) {

    static Forms scalar() {
        Elements elements = new ScalarElements();
        Functions functions = (op, x, xo, y, yo, n) -> elements.unary(op, 0, x, xo, y, yo, n);
        return new Forms(new ScalarProducts(), elements, functions, functions, new ScalarReductions());
    }

    static Forms ofWidth(Width width) {
        return new Forms(
                new PanelProducts(width),
                width.copy(Elements.class, VectorElements.class),
                width.copy(Functions.class, VectorFunctions.class),
                width.copy(Functions.class, VectorErrorFunctions.class),
                width.copy(Reductions.class, VectorReductions.class));
    }

    void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        switch (op) {
            case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> functions.apply(op, x, xo, y, yo, n);
            case ERF, ERFC -> errorFunctions.apply(op, x, xo, y, yo, n);
            case SQRT, ABS, NEGATE, SQUARE, RECIPROCAL, SIGN, RELU, LEAKY_RELU ->
                elements.unary(op, alpha, x, xo, y, yo, n);
        }
    }
}
