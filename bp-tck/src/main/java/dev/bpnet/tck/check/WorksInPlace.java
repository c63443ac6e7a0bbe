package dev.bpnet.tck.check;

/** a may be z and dz may be da: the bits stay the same. */
public final class WorksInPlace implements Check<ActivationSubject> {
    private static final int ROWS = 6;

    @Override
    public String name() {
        return "activation/in_place";
    }

    @Override
    public String promise() {
        return "outputs may replace inputs";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        for (int columns : new int[] {1, 5, 17}) {
            ActivationCalls apart = subject.calls(ROWS, columns, Layouts.ALIKE).both();
            ActivationCalls forward =
                    subject.calls(ROWS, columns, Layouts.ALIKE).forwardInPlace();
            ActivationCalls backward =
                    subject.calls(ROWS, columns, Layouts.ALIKE).forward(0, ROWS).backwardInPlace();
            report.addDifference(apart.a, "in a matrix of its own", forward.z, "in the place of z", ROWS);
            report.addDifference(apart.dz, "in a matrix of its own", backward.da, "in the place of da", ROWS);
        }
    }
}
