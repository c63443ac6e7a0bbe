package dev.bpnet.tck.check;

import java.util.Arrays;

/** The same steps from the same state give the same bits, at first and after the compiler has done its work. */
public final class StepsAreDeterministic implements Check<OptimizerSubject> {
    private static final int STEPS = 8;
    private static final int CALLS = 8_000;

    @Override
    public String name() {
        return "optimizer/deterministic";
    }

    @Override
    public String promise() {
        return "the same steps give the same bits";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        compare(subject, report);
        if (report.clean()) {
            subject.cold().ifPresent(cold -> ColdCopy.run(() -> compare(cold, report)));
        }
    }

    private static void compare(OptimizerSubject subject, Report report) {
        ChainDriver driver = subject.driver();
        ChainDriver.Checkpoint start = driver.save();
        float[] first = train(driver);
        float[] gradient = OptimizerSubject.numbers(1);
        for (int i = 0; i < CALLS; i++) {
            driver.step(gradient, 16);
        }
        driver.restore(start);
        if (!Arrays.equals(first, train(driver))) {
            report.add("the first " + STEPS + " steps and the same steps after " + CALLS
                    + " others end in different bits");
        }
    }

    private static float[] train(ChainDriver driver) {
        for (int t = 1; t <= STEPS; t++) {
            driver.step(OptimizerSubject.numbers(t), 16);
        }
        return driver.parameters().clone();
    }
}
