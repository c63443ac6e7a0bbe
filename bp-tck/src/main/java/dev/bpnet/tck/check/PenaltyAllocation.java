package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;

/** Once it is warm, adding the gradient allocates not a byte. */
public final class PenaltyAllocation implements Check<RegularizerSubject> {

    @Override
    public String name() {
        return "regularizer/allocation";
    }

    @Override
    public String promise() {
        return "adding the gradient allocates nothing";
    }

    @Override
    public void examine(RegularizerSubject subject, Report report) {
        Regularizer regularizer = subject.create();
        Parameter p = RegularizerSubject.WEIGHT;
        float[] w = RegularizerSubject.numbers(1);
        float[] g = RegularizerSubject.numbers(2);
        long bytes = AllocationMeter.bytesPerCall(
                () -> regularizer.addGradient(RegularizerSubject.KERNELS, p, w, g, p.offset(), p.end()));
        if (bytes > 0) {
            report.add("adding the gradient allocates " + bytes + " bytes");
        }
    }
}
