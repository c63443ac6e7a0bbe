package dev.bpnet.tck.check;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.parameter.Parameter;

/** The float path computes the definition; a weight in the set stays where it is. */
public final class ProjectionDefinition implements Check<ConstraintSubject> {

    @Override
    public String name() {
        return "constraint/definition";
    }

    @Override
    public String promise() {
        return "the float path computes the definition";
    }

    @Override
    public void examine(ConstraintSubject subject, Report report) {
        Constraint constraint = subject.create();
        for (float scale : ConstraintSubject.scales()) {
            float[] w = ConstraintSubject.numbers(1, scale);
            double[][] rows = RegularizerSubject.rows(w);
            constraint.define(rows);
            compare("the projection", w, constraint, rows, scale, report);
            double[][] again = RegularizerSubject.rows(w);
            compare("the projection of a projected weight", w, constraint, again, scale, report);
        }
    }

    private static void compare(
            String what, float[] w, Constraint constraint, double[][] expected, float scale, Report report) {
        float[] before = w.clone();
        ConstraintSubject.project(constraint, w);
        Parameter p = ConstraintSubject.WEIGHT;
        for (int i = 0; i < p.size(); i++) {
            double want = expected[i / p.columns()][i % p.columns()];
            float found = w[p.offset() + i];
            if (!(Math.abs(found - want) <= 1e-5 * Math.abs(want) + 1e-7 * scale)) {
                report.add(what + " of " + before[p.offset() + i] + " is " + found + ", expected " + want);
                return;
            }
        }
    }
}
