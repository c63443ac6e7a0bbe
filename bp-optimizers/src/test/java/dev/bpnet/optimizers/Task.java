package dev.bpnet.optimizers;

import java.util.Arrays;
import java.util.List;

/** Where parameters start, the gradients of each step, and the factors by which a schedule changes the rate. */
final class Task {
    private final String name;
    private final double[] initial;
    private final List<double[]> gradients;
    private final double[] rateFactors;

    private Task(String name, double[] initial, List<double[]> gradients, double[] rateFactors) {
        this.name = name;
        this.initial = initial;
        this.gradients = gradients;
        this.rateFactors = rateFactors;
    }

    /** The task of the parity file, with a constant rate. */
    static Task ofPyTorch() {
        double[] ones = new double[Reference.gradients().size()];
        Arrays.fill(ones, 1);
        return new Task("the gradients of the parity file", Reference.initial(), Reference.gradients(), ones);
    }

    /** The same with a rate that changes at every step: tells a rate inside the velocity from one outside. */
    static Task withChangingRate() {
        Task task = ofPyTorch();
        double[] factors = new double[task.gradients.size()];
        for (int t = 0; t < factors.length; t++) {
            factors[t] = 1.0 / (1 + t % 4);
        }
        return new Task("a changing rate", task.initial, task.gradients, factors);
    }

    /** Parameters at 0 and gradients near epsilon: tells an epsilon inside the root from one outside. */
    static Task withTinyGradients() {
        Task task = ofPyTorch();
        List<double[]> tiny = task.gradients.stream()
                .map(g -> Arrays.stream(g).map(x -> 1e-7 * x).toArray())
                .toList();
        return new Task("gradients near epsilon", new double[task.initial.length], tiny, task.rateFactors);
    }

    int steps() {
        return gradients.size();
    }

    double[] initial() {
        return initial.clone();
    }

    double[] gradient(int t) {
        return gradients.get(t);
    }

    double rateFactor(int t) {
        return rateFactors[t];
    }

    @Override
    public String toString() {
        return name;
    }
}
