package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;
import java.util.Arrays;

/** Ranges are kept to, weights are not written, and where values are on their own any division into ranges is the same. */
public final class PenaltyRanges implements Check<RegularizerSubject> {

    @Override
    public String name() {
        return "regularizer/ranges";
    }

    @Override
    public String promise() {
        return "ranges are kept to, and weights are not written";
    }

    @Override
    public void examine(RegularizerSubject subject, Report report) {
        Regularizer regularizer = subject.create();
        Parameter p = RegularizerSubject.WEIGHT;
        float[] w = RegularizerSubject.numbers(1);
        float[] start = RegularizerSubject.numbers(2);
        float[] whole = start.clone();
        regularizer.addGradient(RegularizerSubject.KERNELS, p, w, whole, p.offset(), p.end());
        if (!Arrays.equals(w, RegularizerSubject.numbers(1))) {
            report.add("the weights are written");
        }
        for (int i = 0; i < whole.length; i++) {
            if ((i < p.offset() || i >= p.end()) && whole[i] != start[i]) {
                report.add("gradients of other parameters are written");
                break;
            }
        }
        for (int band : new int[] {1, 3, p.columns()}) {
            float[] parts = start.clone();
            for (int from = p.offset(); regularizer.elementwise() && from < p.end(); from += band) {
                regularizer.addGradient(RegularizerSubject.KERNELS, p, w, parts, from, Math.min(p.end(), from + band));
            }
            if (regularizer.elementwise() && !Arrays.equals(whole, parts)) {
                report.add("in ranges of " + band
                        + " values the gradient is another one, although it says that each value is"
                        + " penalised by itself");
            }
        }
    }
}
