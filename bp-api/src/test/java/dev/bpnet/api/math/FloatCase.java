package dev.bpnet.api.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of {@link FloatMath} or {@link ActivationFormula} with a double reference, the largest error allowed, and the range where it is not
 * constant. The bounds are the errors measured over every float, rounded up in the second digit.
 */
record FloatCase(
        String name,
        UlpScan.FloatFunction function,
        DoubleUnaryOperator reference,
        double bound,
        float lowest,
        float highest) {
    static final List<FloatCase> ALL = List.of(
            new FloatCase("exp", FloatMath::exp, StrictMath::exp, 0.90, -105f, 90f),
            new FloatCase("expm1", FloatMath::expm1, StrictMath::expm1, 1.56, -105f, 90f),
            new FloatCase("log", FloatMath::log, StrictMath::log, 0.89, -0f, Float.POSITIVE_INFINITY),
            new FloatCase("log1p", FloatMath::log1p, StrictMath::log1p, 1.13, -1.5f, Float.POSITIVE_INFINITY),
            new FloatCase("tanh", FloatMath::tanh, StrictMath::tanh, 1.37, -20f, 20f),
            new FloatCase("sigmoid", FloatMath::sigmoid, DoubleMath::sigmoid, 1.65, -105f, 105f),
            new FloatCase("softplus", FloatMath::softplus, DoubleMath::softplus, 1.77, -105f, 105f),
            new FloatCase("erf", FloatMath::erf, DoubleMath::erf, 1.09, -5f, 5f),
            new FloatCase("erfc", FloatMath::erfc, DoubleMath::erfc, 1.22, -11f, 11f),
            new FloatCase("normalCdf", FloatMath::normalCdf, DoubleMath::normalCdf, 1.24, -15f, 15f),
            new FloatCase("silu", x -> x * FloatMath.sigmoid(x), x -> x * DoubleMath.sigmoid(x), 2.65, -87f, 105f),
            new FloatCase("mish", ActivationFormula::mish, FloatCase::mish, 3.95, -86f, 105f),
            new FloatCase("gelu", x -> x * FloatMath.normalCdf(x), x -> x * DoubleMath.normalCdf(x), 2.45, -12.5f, 15f),
            new FloatCase("geluTanh", ActivationFormula::geluTanh, FloatCase::geluTanh, 56, -6.5f, 12f),
            new FloatCase("elu", x -> ActivationFormula.elu(1, x), FloatCase::elu, 0.95, -105f, 90f),
            new FloatCase("hardSwish", ActivationFormula::hardSwish, FloatCase::hardSwish, 2.5, -10f, 10f));

    private static double mish(double x) {
        return x * DoubleMath.tanh(DoubleMath.softplus(x));
    }

    private static double geluTanh(double x) {
        return x * DoubleMath.sigmoid(1.5957691216057307117597842397375 * (x + 0.044715 * x * x * x));
    }

    private static double elu(double x) {
        return x > 0 ? x : DoubleMath.expm1(x);
    }

    private static double hardSwish(double x) {
        return x * Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    static List<FloatCase> all() {
        return ALL;
    }

    @Override
    public String toString() {
        return name;
    }
}
