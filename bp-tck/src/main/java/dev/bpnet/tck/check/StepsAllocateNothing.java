package dev.bpnet.tck.check;

/** Once it is warm, a step allocates not a byte. */
public final class StepsAllocateNothing implements Check<OptimizerSubject> {

    @Override
    public String name() {
        return "optimizer/allocation";
    }

    @Override
    public String promise() {
        return "a warm step allocates nothing";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        ChainDriver driver = subject.driver();
        float[] gradient = OptimizerSubject.numbers(1);
        long bytes = AllocationMeter.bytesPerCall(() -> driver.step(gradient, 16));
        if (bytes > 0) {
            report.add("a step allocates " + bytes + " bytes");
        }
    }
}
