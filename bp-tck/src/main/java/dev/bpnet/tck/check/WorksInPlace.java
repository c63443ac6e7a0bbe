package dev.bpnet.tck.check;

/** a may be z and dz may be da: the bits stay the same. */
public final class WorksInPlace implements Check<ActivationSubject> {

    @Override
    public String name() {
        return "activation/in_place";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        for (int columns : new int[] {1, 5, 17}) {
            Slices apart =
                    Slices.random(subject, 6, columns, 4, Slices.Layouts.ALIKE).both();
            Slices forward = Slices.random(subject, 6, columns, 4, Slices.Layouts.ALIKE);
            forward.forwardInPlace();
            report("forward with a = z", apart.a, forward.z, report);

            Slices backward =
                    Slices.random(subject, 6, columns, 4, Slices.Layouts.ALIKE).forward(0, 6);
            backward.backwardInPlace();
            report("backward with dz = da", apart.dz, backward.da, report);
        }
    }

    private static void report(String call, GuardedMatrix apart, GuardedMatrix inPlace, Report report) {
        String difference = Numbers.difference(apart.rows(), "in matrices of their own", inPlace.rows(), "in place");
        if (!difference.isEmpty()) {
            report.add(call + ": " + difference);
        }
    }
}
