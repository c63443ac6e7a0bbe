package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;

/** What is added to the gradient is the derivative of the penalty, against central differences. */
public final class PenaltyGradient implements Check<RegularizerSubject> {
    private static final double H = 1e-5;

    @Override
    public String name() {
        return "regularizer/gradient";
    }

    @Override
    public String promise() {
        return "the gradient is the derivative of the penalty";
    }

    @Override
    public void examine(RegularizerSubject subject, Report report) {
        Regularizer regularizer = subject.create();
        Parameter p = RegularizerSubject.WEIGHT;
        for (int seed = 1; seed <= 3; seed++) {
            float[] w = RegularizerSubject.numbers(seed);
            float[] before = RegularizerSubject.numbers(seed + 100L);
            float[] g = before.clone();
            regularizer.addGradient(RegularizerSubject.KERNELS, p, w, g, p.offset(), p.end());
            double[][] rows = RegularizerSubject.rows(w);
            for (int i = 0; i < p.size(); i++) {
                double expected = slope(regularizer, rows, i / p.columns(), i % p.columns());
                int at = p.offset() + i;
                double found = (double) g[at] - before[at];
                if (!(Math.abs(found - expected) <= 1e-4 * Math.abs(expected) + 1e-6)) {
                    report.add("at w = " + w[at] + " it adds " + found
                            + " to the gradient; the penalty's derivative is " + expected);
                    return;
                }
            }
        }
    }

    private static double slope(Regularizer regularizer, double[][] rows, int i, int j) {
        double w = rows[i][j];
        rows[i][j] = w + H;
        double above = regularizer.penalty(rows);
        rows[i][j] = w - H;
        double below = regularizer.penalty(rows);
        rows[i][j] = w;
        return (above - below) / (2 * H);
    }
}
