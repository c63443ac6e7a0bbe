package dev.bpnet.tck.check;

import dev.bpnet.api.activation.ActivationPlugin;

/** The first, interpreted call has the same bits as one after the compiler has done its work; no call changes the next. */
public final class ColdAndWarmAgree implements Check<ActivationSubject> {
    private static final int CALLS = 20_000;

    @Override
    public String name() {
        return "activation/deterministic";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        compare(subject, report);
        // The copy has classes of its own and so only its own defaults.
        if (report.clean() && subject.parameters().equals(subject.plugin().defaults())) {
            ColdCopy.of(subject.plugin(), ActivationPlugin.class)
                    .ifPresent(cold -> compare(
                            new ActivationSubject(
                                    cold, cold.defaults(), subject.kinks(), subject.tolerance(), subject.kernels()),
                            report));
        }
    }

    private static void compare(ActivationSubject subject, Report report) {
        Slices slices = Slices.random(subject, 4, 9, 4, Slices.Layouts.DENSE).both();
        float[][] a = slices.a.rows();
        float[][] dz = slices.dz.rows();
        for (int i = 0; i < CALLS; i++) {
            slices.both();
        }
        report("forward", a, slices.a, report);
        report("backward", dz, slices.dz, report);
    }

    private static void report(String call, float[][] first, GuardedMatrix last, Report report) {
        String difference = Numbers.difference(first, "at the first call", last.rows(), "after " + CALLS + " calls");
        if (!difference.isEmpty()) {
            report.add(call + ": " + difference);
        }
    }
}
