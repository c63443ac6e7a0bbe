package dev.bpnet.tck.check;

/** It goes downhill, and the rate that it is told matters: 200 steps on {@code f(w) = ½ Σ (w - 2)²}. */
public final class Descends implements Check<OptimizerSubject> {
    private static final int STEPS = 200;
    private static final float GOAL = 2;

    @Override
    public String name() {
        return "optimizer/descent";
    }

    @Override
    public String promise() {
        return "it goes downhill, at the rate it is told";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        double rate = subject.create().learningRate();
        float[] start = OptimizerSubject.numbers(0);
        float[] end = train(subject.driver(), rate);
        double before = value(start);
        double after = value(end);
        if (rate > 0 && !(after < before)) {
            report.add(
                    STEPS + " steps on ½ Σ (w - 2)² lead from " + before + " to " + after + ", which is not downhill");
        }
        if (rate > 0 && value(train(subject.driver(), rate / 2)) == after) {
            report.add(
                    "half the learning rate makes no difference; the rate of a step is StepContext.learningRate, which"
                            + " follows schedules and parameter groups");
        }
    }

    private static float[] train(ChainDriver driver, double rate) {
        driver.rate(rate);
        float[] w = driver.parameters();
        float[] gradient = new float[w.length];
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < w.length; i++) {
                gradient[i] = w[i] - GOAL;
            }
            driver.step(gradient, Integer.MAX_VALUE);
        }
        return w;
    }

    private static double value(float[] w) {
        double sum = 0;
        for (float x : w) {
            sum += 0.5 * (x - GOAL) * (x - GOAL);
        }
        return sum;
    }
}
