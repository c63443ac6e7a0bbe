package dev.bpnet.optimizers.minimize;

import dev.bpnet.api.math.DoubleMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** A function of one number and its derivative, evaluated and counted. */
final class Curve implements Line {
    /** The curves of {@code parity/lbfgs.json}. */
    static final Map<String, Curve> CURVES = Map.of(
            "rational", new Curve(t -> -t / (t * t + 2), t -> (t * t - 2) / square(t * t + 2)),
            "quintic",
                    new Curve(
                            t -> fourth(t + 0.004) * (t + 0.004) - 2 * fourth(t + 0.004),
                            t -> 5 * fourth(t + 0.004) - 8 * cube(t + 0.004)),
            "quartic", new Curve(t -> fourth(t - 1) + 0.3 * t, t -> 4 * cube(t - 1) + 0.3),
            "far", new Curve(t -> Math.sqrt(1 + square(t - 20)), t -> (t - 20) / Math.sqrt(1 + square(t - 20))),
            "steep", new Curve(t -> 100 * t * t - t, t -> 200 * t - 1),
            "waves",
                    new Curve(
                            t -> (t * t - 4 * t + 3) * (t * t - 7 * t + 13) / (1 + t * t),
                            t -> (((2 * t - 4) * (t * t - 7 * t + 13) + (t * t - 4 * t + 3) * (2 * t - 7)) * (1 + t * t)
                                            - (t * t - 4 * t + 3) * (t * t - 7 * t + 13) * 2 * t)
                                    / square(1 + t * t)));

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final List<Double> tried = new ArrayList<>();
    private double at;

    Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        this.value = value;
        this.slope = slope;
    }

    /** {@code bowl·t² - t + height·sin(waves·t)}: a bowl with ripples. */
    static Curve ripples(double bowl, double height, double waves) {
        return new Curve(
                t -> bowl * t * t - t + height * DoubleMath.sin(waves * t),
                t -> 2 * bowl * t - 1 + height * waves * DoubleMath.cos(waves * t));
    }

    /** The same, not evaluated yet. */
    Curve fresh() {
        return new Curve(value, slope);
    }

    int evaluations() {
        return tried.size();
    }

    /** Every point at which it was evaluated, in order. */
    List<Double> tried() {
        return List.copyOf(tried);
    }

    double valueAt(double t) {
        return value.applyAsDouble(t);
    }

    double slopeAt(double t) {
        return slope.applyAsDouble(t);
    }

    @Override
    public void go(double t) {
        at = t;
        tried.add(t);
    }

    @Override
    public double value() {
        return valueAt(at);
    }

    @Override
    public double slope() {
        return slopeAt(at);
    }

    static double square(double x) {
        return x * x;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double fourth(double x) {
        return square(x) * square(x);
    }
}
