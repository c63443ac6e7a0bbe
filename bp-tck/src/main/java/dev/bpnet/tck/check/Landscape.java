package dev.bpnet.tck.check;

import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.optimizer.Objective;

/** Functions to minimise, computed in double at float points; gradients are rounded to float. They allocate nothing. */
enum Landscape {
    /** {@code ½ Σ c_i (w_i - 1)²}, c from 1 to 50: convex, 0 at ones. */
    BOWL("the quadratic ½ Σ c·(w - 1)²", 12) {
        @Override
        public double at(float[] w, float[] g) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                double c = 1 + 49.0 * i / (w.length - 1);
                double d = w[i] - 1.0;
                sum += 0.5 * c * d * d;
                g[i] = (float) (c * d);
            }
            return sum;
        }
    },
    /** {@code Σ 100 (w_{i+1} - w_i²)² + (1 - w_i)²} of two numbers (Rosenbrock, 1960): a bent valley, 0 at ones. */
    VALLEY("Rosenbrock's function", 2) {
        @Override
        public double at(float[] w, float[] g) {
            return rosenbrock(w, g);
        }
    },
    /** Rosenbrock's function of forty numbers: a long way. */
    LONG_VALLEY("Rosenbrock's function of 40 numbers", 40) {
        @Override
        public double at(float[] w, float[] g) {
            return rosenbrock(w, g);
        }
    },
    /** {@code -Σ (ln(1 - w) + 10 w + c)}, NaN where a w is 1 or more: 0 at 0.9, close to where there are no numbers. */
    WALL("-Σ (ln(1 - w) + 10 w), which is NaN from 1 on", 6) {
        @Override
        public double at(float[] w, float[] g) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                boolean beyond = w[i] >= 1;
                double value = -DoubleMath.log1p(-w[i]) - 10.0 * w[i];
                sum += beyond ? Double.NaN : value - (DoubleMath.log(10) - 9);
                g[i] = beyond ? Float.NaN : (float) (1 / (1.0 - w[i]) - 10);
            }
            return sum;
        }
    };

    private final String sentence;
    private final int size;

    Landscape(String sentence, int size) {
        this.sentence = sentence;
        this.size = size;
    }

    /** The value at {@code w}; writes the gradient to {@code g}. See {@link Objective#at}. */
    abstract double at(float[] w, float[] g);

    /** Where to begin: {@code -1.2, 1, -1.2, 1, ...}, and within the wall. */
    float[] start() {
        float[] w = new float[size];
        for (int i = 0; i < size; i++) {
            w[i] = this == WALL ? -0.5f * i : i % 2 == 0 ? -1.2f : 1;
        }
        return w;
    }

    /** The value at {@code w}. */
    double at(float[] w) {
        return at(w, new float[w.length]);
    }

    @Override
    public String toString() {
        return sentence;
    }

    private static double rosenbrock(float[] w, float[] g) {
        double sum = 0;
        double fromBefore = 0;
        for (int i = 0; i + 1 < w.length; i++) {
            double x = w[i];
            double a = w[i + 1] - x * x;
            double b = 1 - x;
            sum += 100 * a * a + b * b;
            g[i] = (float) (fromBefore - 400 * x * a - 2 * b);
            fromBefore = 200 * a;
        }
        g[w.length - 1] = (float) fromBefore;
        return sum;
    }
}
