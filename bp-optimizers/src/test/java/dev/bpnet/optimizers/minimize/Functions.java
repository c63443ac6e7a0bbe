package dev.bpnet.optimizers.minimize;

import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.optimizer.Objective;

/** The functions of {@code parity/lbfgs.json}, computed in double at float points; gradients are rounded to float. */
final class Functions {
    private static final double[][] X = {{0.5, -1}, {1.5, 0.25}, {-0.75, 2}, {0, 0.5}, {2, -0.5}, {-1.25, -1.5}, {1, 1}
    };
    private static final double[] Y = {0.25, 1.5, -1, 0.5, 1.25, -0.75, 0};

    private Functions() {}

    static Objective named(String name) {
        return switch (name) {
            case "quadratic" -> Functions::quadratic;
            case "network" -> Functions::network;
            default -> Functions::rosenbrock;
        };
    }

    /** {@code ½ Σ c_i (w_i - 1)² + ¼ Σ w_i w_{i+1}}, c from 1 to 50. */
    static double quadratic(float[] w, float[] g) {
        int n = w.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double c = 1 + 49.0 * i / (n - 1);
            double before = i > 0 ? w[i - 1] : 0;
            double behind = i + 1 < n ? w[i + 1] : 0;
            sum += 0.5 * c * (w[i] - 1.0) * (w[i] - 1.0) + 0.25 * w[i] * behind;
            g[i] = (float) (c * (w[i] - 1.0) + 0.25 * (before + behind));
        }
        return sum;
    }

    /** {@code Σ 100 (w_{i+1} - w_i²)² + (1 - w_i)²}. */
    static double rosenbrock(float[] w, float[] g) {
        double[] slopes = new double[w.length];
        double sum = 0;
        for (int i = 0; i + 1 < w.length; i++) {
            double x = w[i];
            double a = w[i + 1] - x * x;
            double b = 1 - x;
            sum += 100 * a * a + b * b;
            slopes[i] += -400 * x * a - 2 * b;
            slopes[i + 1] += 200 * a;
        }
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) slopes[i];
        }
        return sum;
    }

    /** Two inputs, three hidden units with tanh, one output, mean squared error: W1 [2][3], b1, W2, b2. */
    static double network(float[] w, float[] g) {
        double[] slopes = new double[w.length];
        double sum = 0;
        for (int row = 0; row < X.length; row++) {
            double[] h = new double[3];
            double out = w[12];
            for (int j = 0; j < 3; j++) {
                h[j] = DoubleMath.tanh(X[row][0] * w[j] + X[row][1] * w[3 + j] + w[6 + j]);
                out += h[j] * w[9 + j];
            }
            double error = out - Y[row];
            sum += error * error / X.length;
            double delta = 2 * error / X.length;
            slopes[12] += delta;
            for (int j = 0; j < 3; j++) {
                slopes[9 + j] += delta * h[j];
                double hidden = delta * w[9 + j] * (1 - h[j] * h[j]);
                slopes[6 + j] += hidden;
                slopes[j] += hidden * X[row][0];
                slopes[3 + j] += hidden * X[row][1];
            }
        }
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) slopes[i];
        }
        return sum;
    }
}
