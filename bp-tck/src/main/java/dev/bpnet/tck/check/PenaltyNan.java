package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;

/** A weight or a gradient that is NaN leaves NaN in the gradient. */
public final class PenaltyNan implements Check<RegularizerSubject> {

    @Override
    public String name() {
        return "regularizer/nan";
    }

    @Override
    public String promise() {
        return "NaN stays NaN";
    }

    @Override
    public void examine(RegularizerSubject subject, Report report) {
        Regularizer regularizer = subject.create();
        Parameter p = RegularizerSubject.WEIGHT;
        int at = p.offset() + 9;
        for (boolean weight : new boolean[] {true, false}) {
            float[] w = RegularizerSubject.numbers(1);
            float[] g = RegularizerSubject.numbers(2);
            (weight ? w : g)[at] = Float.NaN;
            regularizer.addGradient(RegularizerSubject.KERNELS, p, w, g, p.offset(), p.end());
            if (!Float.isNaN(g[at])) {
                report.add("a " + (weight ? "weight" : "gradient") + " of NaN becomes a gradient of " + g[at]);
            }
        }
    }
}
