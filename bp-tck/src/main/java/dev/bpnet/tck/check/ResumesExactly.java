package dev.bpnet.tck.check;

import java.util.Arrays;

/** All state is declared: a new optimizer that is given the slots of another goes on to the bit. */
public final class ResumesExactly implements Check<OptimizerSubject> {
    private static final int BEFORE = 5;
    private static final int STEPS = 12;

    @Override
    public String name() {
        return "optimizer/resume";
    }

    @Override
    public String promise() {
        return "all state is declared";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        ChainDriver straight = subject.driver();
        train(straight, 0, STEPS);
        ChainDriver first = subject.driver();
        train(first, 0, BEFORE);
        ChainDriver second = subject.driver();
        second.restore(first.save());
        train(second, BEFORE, STEPS);
        if (!Arrays.equals(straight.parameters(), second.parameters())) {
            report.add("resumed after " + BEFORE
                    + " steps from its slots it ends elsewhere than without a break; whatever is"
                    + " kept between steps has to be declared in slots()");
        }
    }

    private static void train(ChainDriver driver, int from, int to) {
        for (int t = from; t < to; t++) {
            driver.rate(0.1 / (t + 1));
            driver.step(OptimizerSubject.numbers(t + 1), 16);
        }
    }
}
