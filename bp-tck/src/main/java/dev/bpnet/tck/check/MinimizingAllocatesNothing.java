package dev.bpnet.tck.check;

import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.core.optimize.MinimizerRun;

/** Once it is warm, a step allocates not a byte, whatever it evaluates; the sentence at the end may. */
public final class MinimizingAllocatesNothing implements Check<MinimizerSubject> {
    private static final int MOST_STEPS = 40;

    @Override
    public String name() {
        return "minimizer/allocation";
    }

    @Override
    public String promise() {
        return "a warm step allocates nothing";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        int steps = stepsWithoutAnEnd(subject);
        if (steps == 0) {
            return; // every step says something
        }
        float[] start = Landscape.LONG_VALLEY.start();
        float[] w = start.clone();
        MinimizerRun run = subject.run(w);
        Objective function = Landscape.LONG_VALLEY::at;
        int[] step = new int[1];
        long bytes = AllocationMeter.bytesPerCall(() -> {
            if (step[0] == steps) {
                step[0] = 0;
                System.arraycopy(start, 0, w, 0, w.length);
                run.reset();
            }
            run.step(function, ++step[0]);
        });
        if (bytes > 0) {
            report.add("a step allocates " + bytes + " bytes");
        }
    }

    private static int stepsWithoutAnEnd(MinimizerSubject subject) {
        MinimizerRun run = subject.run(Landscape.LONG_VALLEY.start());
        for (int t = 1; t <= MOST_STEPS; t++) {
            if (run.step(Landscape.LONG_VALLEY::at, t).isPresent()) {
                return t - 1;
            }
        }
        return MOST_STEPS;
    }
}
