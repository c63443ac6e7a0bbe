package dev.bpnet.tck.check;

import java.util.Arrays;

/** Where every link says that it works element by element, any division into bands gives the same bits. */
public final class BandsDoNotMatter implements Check<OptimizerSubject> {
    private static final int STEPS = 6;

    @Override
    public String name() {
        return "optimizer/bands";
    }

    @Override
    public String promise() {
        return "any division into bands gives the same bits";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        if (!subject.driver().elementwise()) {
            return;
        }
        float[] whole = train(subject.driver(), Integer.MAX_VALUE);
        for (int band : new int[] {1, 3, 16}) {
            if (!Arrays.equals(whole, train(subject.driver(), band))) {
                report.add(
                        "in bands of " + band + " values " + STEPS + " steps end elsewhere than with whole parameters;"
                                + " a transform whose scope is ELEMENT may not look at other values");
            }
        }
    }

    private static float[] train(ChainDriver driver, int band) {
        for (int t = 1; t <= STEPS; t++) {
            driver.step(OptimizerSubject.numbers(t), band);
        }
        return driver.parameters();
    }
}
