package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Applied to a band, a link writes there and nowhere else, and leaves its scalars alone: other threads are at work beside. */
public final class TouchesOnlyItsBand implements Check<OptimizerSubject> {
    private static final float GUARD = -7.25e33f;

    @Override
    public String name() {
        return "optimizer/range";
    }

    @Override
    public String promise() {
        return "a link touches only its band";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        ChainDriver driver = subject.driver();
        if (!driver.elementwise()) {
            return;
        }
        driver.step(OptimizerSubject.numbers(1), Integer.MAX_VALUE);
        driver.begin(OptimizerSubject.numbers(2));
        Parameter p = OptimizerSubject.layout().parameters().get(1);
        int from = p.offset() + 4;
        int to = p.end() - 5;
        List<float[]> before = new ArrayList<>();
        for (float[] array : driver.arrays()) {
            Arrays.fill(array, 0, from, GUARD);
            Arrays.fill(array, to, array.length, GUARD);
            before.add(array.clone());
        }
        double[] scalars = driver.scalars();
        driver.apply(p, from, to);
        for (int a = 0; a < before.size(); a++) {
            float[] now = driver.arrays().get(a).clone();
            System.arraycopy(before.get(a), from, now, from, to - from);
            if (!Arrays.equals(now, before.get(a))) {
                String what = a == 0 ? "parameters" : a == 1 ? "gradients" : "array slot " + (a - 2) + " of the chain";
                report.add("applied to a band, the chain writes " + what + " outside of it");
            }
        }
        if (!Arrays.equals(scalars, driver.scalars())) {
            report.add("apply sets a scalar; scalars are set in begin only, where one thread is at work");
        }
    }
}
