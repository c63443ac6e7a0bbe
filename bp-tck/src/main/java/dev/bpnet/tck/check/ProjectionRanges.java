package dev.bpnet.tck.check;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.parameter.Parameter;
import java.util.Arrays;

/** Ranges are kept to, and where values are on their own any division into ranges is the same. */
public final class ProjectionRanges implements Check<ConstraintSubject> {

    @Override
    public String name() {
        return "constraint/ranges";
    }

    @Override
    public String promise() {
        return "ranges are kept to";
    }

    @Override
    public void examine(ConstraintSubject subject, Report report) {
        Constraint constraint = subject.create();
        Parameter p = ConstraintSubject.WEIGHT;
        float[] start = ConstraintSubject.numbers(1, 100);
        float[] whole = start.clone();
        ConstraintSubject.project(constraint, whole);
        for (int i = 0; i < whole.length; i++) {
            if ((i < p.offset() || i >= p.end()) && whole[i] != start[i]) {
                report.add("other parameters are written");
                break;
            }
        }
        if (!constraint.elementwise()) {
            return;
        }
        for (int band : new int[] {1, 3, p.columns()}) {
            float[] parts = start.clone();
            for (int from = p.offset(); from < p.end(); from += band) {
                constraint.project(RegularizerSubject.KERNELS, p, parts, from, Math.min(p.end(), from + band));
            }
            if (!Arrays.equals(whole, parts)) {
                report.add("in ranges of " + band
                        + " values the weight ends elsewhere, although it says that each value is"
                        + " moved by itself");
            }
        }
    }
}
