package dev.bpnet.tck.check;

import dev.bpnet.core.optimize.MinimizerRun;

/** No step ends higher than it began, and none where the value is not finite, however near that is. */
public final class NeverEndsHigher implements Check<MinimizerSubject> {
    private static final int STEPS = 60;

    @Override
    public String name() {
        return "minimizer/descent";
    }

    @Override
    public String promise() {
        return "no step ends higher than it began, or where there is no number";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        for (Landscape function : Landscape.values()) {
            descend(subject, function, report);
        }
    }

    private static void descend(MinimizerSubject subject, Landscape function, Report report) {
        float[] w = function.start();
        MinimizerRun run = subject.run(w);
        double value = function.at(w);
        for (int t = 1; t <= STEPS; t++) {
            boolean ended = run.step(function::at, t).isPresent();
            double next = function.at(w);
            if (!(next <= value)) {
                report.add("step " + t + " on " + function + " leads from " + value + " to " + next
                        + "; a trial that is not lower has to be taken back, and NaN is not lower than anything");
                return;
            }
            if (ended) {
                return;
            }
            value = next;
        }
    }
}
