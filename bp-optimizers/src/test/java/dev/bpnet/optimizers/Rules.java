package dev.bpnet.optimizers;

import dev.bpnet.optimizers.transform.Decay;
import java.util.ArrayList;
import java.util.List;

/**
 * The update rules written down a second time, in double and value by value, from the published formulas in PyTorch's order
 * of operations. Shown to be right by the parity file where that has a case; the measure of the settings it has no case for
 * (nesterov, dampening, decoupled decay, changing rates).
 */
final class Rules {
    /** In the layout of {@link Reference#layout()} the weights come first. */
    private static final int WEIGHTS = 6;

    private Rules() {}

    /** The parameters after each step. */
    static List<double[]> sgd(Sgd.Parameters s, Task task) {
        double[] w = task.initial();
        double[] v = new double[w.length];
        List<double[]> steps = new ArrayList<>();
        for (int t = 0; t < task.steps(); t++) {
            for (int i = 0; i < w.length; i++) {
                double g = task.gradient(t)[i] + touched(s.decay(), i) * s.weightDecay() * w[i];
                if (s.momentum() > 0) {
                    v[i] = t == 0 ? g : s.momentum() * v[i] + (1 - s.dampening()) * g;
                    g = s.nesterov() ? g + s.momentum() * v[i] : v[i];
                }
                w[i] -= task.rateFactor(t) * s.learningRate() * g;
            }
            steps.add(w.clone());
        }
        return steps;
    }

    static List<double[]> adam(Adam.Parameters s, Task task) {
        return adam(s, s.weightDecay(), 0, task);
    }

    static List<double[]> adamW(AdamW.Parameters s, Task task) {
        Adam.Parameters plain =
                new Adam.Parameters(s.learningRate(), s.beta1(), s.beta2(), s.epsilon(), s.weightDecay(), s.decay());
        return adam(plain, 0, s.weightDecay(), task);
    }

    private static List<double[]> adam(Adam.Parameters s, double coupled, double decoupled, Task task) {
        double[] w = task.initial();
        double[] m = new double[w.length];
        double[] v = new double[w.length];
        List<double[]> steps = new ArrayList<>();
        for (int t = 1; t <= task.steps(); t++) {
            double rate = task.rateFactor(t - 1) * s.learningRate();
            for (int i = 0; i < w.length; i++) {
                double g = task.gradient(t - 1)[i] + touched(s.decay(), i) * coupled * w[i];
                w[i] *= 1 - rate * touched(s.decay(), i) * decoupled;
                m[i] = s.beta1() * m[i] + (1 - s.beta1()) * g;
                v[i] = s.beta2() * v[i] + (1 - s.beta2()) * g * g;
                double root = Math.sqrt(v[i]) / Math.sqrt(1 - StrictMath.pow(s.beta2(), t));
                w[i] -= rate / (1 - StrictMath.pow(s.beta1(), t)) * m[i] / (root + s.epsilon());
            }
            steps.add(w.clone());
        }
        return steps;
    }

    private static int touched(Decay decay, int index) {
        return decay == Decay.ALL || index < WEIGHTS ? 1 : 0;
    }
}
