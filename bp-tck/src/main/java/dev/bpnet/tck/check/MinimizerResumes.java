package dev.bpnet.tck.check;

import dev.bpnet.api.state.Slot;
import dev.bpnet.core.optimize.MinimizerRun;
import java.util.Arrays;

/** All state is declared: a new minimizer that is given the slots of another goes on to the bit. */
public final class MinimizerResumes implements Check<MinimizerSubject> {
    private static final int BEFORE = 5;
    private static final int STEPS = 12;

    @Override
    public String name() {
        return "minimizer/resume";
    }

    @Override
    public String promise() {
        return "all state is declared";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        float[] straight = Landscape.LONG_VALLEY.start();
        train(subject.run(straight), 0, STEPS);
        float[] broken = Landscape.LONG_VALLEY.start();
        MinimizerRun first = subject.run(broken);
        train(first, 0, BEFORE);
        float[] resumed = broken.clone();
        MinimizerRun second = subject.run(resumed);
        copySlots(subject, first, second);
        train(second, BEFORE, STEPS);
        if (!Arrays.equals(straight, resumed)) {
            report.add("resumed after " + BEFORE + " steps from its slots it ends elsewhere than without a break;"
                    + " whatever is kept between steps has to be declared in slots()");
        }
    }

    private static void copySlots(MinimizerSubject subject, MinimizerRun from, MinimizerRun to) {
        int arrays = 0;
        int scalars = 0;
        for (Slot slot : subject.minimizer().slots()) {
            if (slot.shape() == Slot.Shape.ARRAY) {
                float[] values = from.slot(arrays);
                System.arraycopy(values, 0, to.slot(arrays), 0, values.length);
                arrays++;
            } else {
                to.scalars().set(scalars, from.scalars().get(scalars));
                scalars++;
            }
        }
    }

    private static void train(MinimizerRun run, int from, int to) {
        for (int t = from; t < to; t++) {
            Arrays.fill(run.gradients(), Float.NaN); // holds nothing between steps
            run.step(Landscape.LONG_VALLEY::at, t + 1L);
        }
    }
}
