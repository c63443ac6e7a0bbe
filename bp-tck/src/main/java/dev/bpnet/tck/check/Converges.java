package dev.bpnet.tck.check;

import dev.bpnet.core.optimize.MinimizerRun;

/** It arrives: on a convex quadratic and on Rosenbrock's function of two numbers, down to a ten-thousandth of the height. */
public final class Converges implements Check<MinimizerSubject> {
    private static final int EVALUATIONS = 100_000;
    private static final double OF_THE_WAY = 1e-4;

    @Override
    public String name() {
        return "minimizer/convergence";
    }

    @Override
    public String promise() {
        return "it arrives in the minimum of a quadratic and of Rosenbrock's function";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        arrive(subject, Landscape.BOWL, report);
        arrive(subject, Landscape.VALLEY, report);
    }

    private static void arrive(MinimizerSubject subject, Landscape function, Report report) {
        float[] w = function.start();
        double before = function.at(w);
        MinimizerRun run = subject.run(w);
        int[] evaluations = new int[1];
        boolean ended = false;
        long step = 0;
        while (!ended && evaluations[0] < EVALUATIONS && step < EVALUATIONS) {
            step++;
            ended = run.step(
                            (x, g) -> {
                                evaluations[0]++;
                                return function.at(x, g);
                            },
                            step)
                    .isPresent();
        }
        double after = function.at(w);
        if (!(after <= OF_THE_WAY * before)) {
            report.add(step + " steps with " + evaluations[0] + " evaluations of " + function + " lead from " + before
                    + " to " + after + (ended ? ", where it says that it ends;" : ";") + " the minimum is 0");
        }
    }
}
