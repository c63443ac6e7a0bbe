package dev.bpnet.tck.check;

/** Once it is warm, neither direction allocates a byte: training must not wake the garbage collector. */
public final class AllocatesNothing implements Check<ActivationSubject> {

    @Override
    public String name() {
        return "activation/allocation";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Slices slices = Slices.random(subject, 4, 9, 4, Slices.Layouts.DENSE).both();
        report("forward", AllocationMeter.bytesPerCall(() -> slices.forward(0, 4)), report);
        report("backward", AllocationMeter.bytesPerCall(() -> slices.backward(0, 4)), report);
    }

    private static void report(String call, long bytes, Report report) {
        if (bytes > 0) {
            report.add(call + " allocates " + bytes + " bytes a call");
        }
    }
}
