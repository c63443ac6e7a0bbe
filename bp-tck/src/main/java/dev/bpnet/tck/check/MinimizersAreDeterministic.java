package dev.bpnet.tck.check;

import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.MinimizerRun;
import java.util.Arrays;

/** The same steps from the same state give the same bits: at first, after the compiler has done its work, and on scalar kernels. */
public final class MinimizersAreDeterministic implements Check<MinimizerSubject> {
    private static final int STEPS = 8;
    private static final int OTHERS = 5_000;

    @Override
    public String name() {
        return "minimizer/deterministic";
    }

    @Override
    public String promise() {
        return "the same steps give the same bits, on any kernels";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        compare(subject, report);
        if (report.clean()) {
            subject.cold().ifPresent(cold -> ColdCopy.run(() -> compare(cold, report)));
        }
    }

    private static void compare(MinimizerSubject subject, Report report) {
        float[] w = Landscape.LONG_VALLEY.start();
        MinimizerRun run = subject.run(w);
        float[] first = train(run, w);
        for (int i = 0; i < OTHERS; i++) {
            run.step(Landscape.LONG_VALLEY::at, STEPS + 1L + i);
        }
        System.arraycopy(Landscape.LONG_VALLEY.start(), 0, w, 0, w.length);
        run.reset();
        if (!Arrays.equals(first, train(run, w))) {
            report.add("the first " + STEPS + " steps and the same steps after " + OTHERS
                    + " others end in different bits");
        }
        float[] scalar = Landscape.LONG_VALLEY.start();
        if (!Arrays.equals(first, train(subject.with(new ScalarKernels()).run(scalar), scalar))) {
            report.add("the first " + STEPS + " steps end in other bits on scalar kernels than on "
                    + subject.kernels().name());
        }
    }

    private static float[] train(MinimizerRun run, float[] w) {
        for (int t = 1; t <= STEPS; t++) {
            run.step(Landscape.LONG_VALLEY::at, t);
        }
        return w.clone();
    }
}
