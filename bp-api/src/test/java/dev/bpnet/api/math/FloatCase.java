package dev.bpnet.api.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of {@link FloatMath} with a double reference, the largest error allowed, and the range where it is not
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
            new FloatCase("normalCdf", FloatMath::normalCdf, DoubleMath::normalCdf, 1.24, -15f, 15f));

    static List<FloatCase> all() {
        return ALL;
    }

    @Override
    public String toString() {
        return name;
    }
}
