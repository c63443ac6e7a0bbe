package dev.bpnet.tck.check;

/** A weight that is NaN stays NaN: hidden, a diverged network would look like one that trains. */
public final class ProjectionNan implements Check<ConstraintSubject> {

    @Override
    public String name() {
        return "constraint/nan";
    }

    @Override
    public String promise() {
        return "NaN stays NaN";
    }

    @Override
    public void examine(ConstraintSubject subject, Report report) {
        int at = ConstraintSubject.WEIGHT.offset() + 9;
        for (float scale : ConstraintSubject.scales()) {
            float[] w = ConstraintSubject.numbers(1, scale);
            w[at] = Float.NaN;
            ConstraintSubject.project(subject.create(), w);
            if (!Float.isNaN(w[at])) {
                report.add("a weight of NaN becomes " + w[at]);
                return;
            }
        }
    }
}
