package dev.bpnet.optimizers.minimize;

/** A function of one number: what a line search sees of a function of many, {@code φ(t) = f(w + t·d)}. */
interface Line {
    /** Evaluates at {@code t}; {@link #value} and {@link #slope} then tell of it. */
    void go(double t);

    /** φ(t). */
    double value();

    /** φ'(t). */
    double slope();
}
