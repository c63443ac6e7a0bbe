package dev.bpnet.tck.check;

/** Once it is warm, asking for a rate allocates not a byte. */
public final class RatesAllocateNothing implements Check<ScheduleSubject> {

    @Override
    public String name() {
        return "schedule/allocation";
    }

    @Override
    public String promise() {
        return "asking for a rate allocates nothing";
    }

    @Override
    public void examine(ScheduleSubject subject, Report report) {
        ScheduleSubject.Run run = subject.run();
        double[] sink = new double[1];
        long bytes = AllocationMeter.bytesPerCall(() -> {
            sink[0] += run.rate();
            run.advance();
        });
        if (bytes > 0) {
            report.add("asking for a rate allocates " + bytes + " bytes");
        }
    }
}
