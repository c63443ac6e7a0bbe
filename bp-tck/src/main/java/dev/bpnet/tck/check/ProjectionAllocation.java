package dev.bpnet.tck.check;

import dev.bpnet.api.constraint.Constraint;

/** Once it is warm, a projection allocates not a byte. */
public final class ProjectionAllocation implements Check<ConstraintSubject> {

    @Override
    public String name() {
        return "constraint/allocation";
    }

    @Override
    public String promise() {
        return "a projection allocates nothing";
    }

    @Override
    public void examine(ConstraintSubject subject, Report report) {
        Constraint constraint = subject.create();
        float[] w = ConstraintSubject.numbers(1, 100);
        long bytes = AllocationMeter.bytesPerCall(() -> ConstraintSubject.project(constraint, w));
        if (bytes > 0) {
            report.add("a projection allocates " + bytes + " bytes");
        }
    }
}
