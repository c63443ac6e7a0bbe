package dev.bpnet.tck.check;

import dev.bpnet.core.optimize.MinimizerRun;
import java.util.Arrays;
import java.util.Optional;

/** It notices that it has arrived, says so as users read it, and stays where the gradient is 0. */
public final class EndsWithASentence implements Check<MinimizerSubject> {
    private static final int STEPS = 20_000;

    @Override
    public String name() {
        return "minimizer/end";
    }

    @Override
    public String promise() {
        return "it ends with a sentence when it has arrived";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        float[] w = Landscape.BOWL.start();
        Optional<String> end = end(subject.run(w));
        if (end.isEmpty()) {
            report.add("after " + STEPS + " steps on " + Landscape.BOWL + " it still says nothing of an end");
        }
        end.ifPresent(sentence -> read(sentence, report));
        float[] arrived = w.clone();
        Arrays.fill(arrived, 1);
        Optional<String> atOnce = subject.run(arrived).step(Landscape.BOWL::at, 1);
        if (atOnce.isEmpty() && end.isPresent()) {
            report.add(
                    "begun in the minimum, where the gradient is 0, its first step does not say that it has arrived");
        }
        for (float value : arrived) {
            if (value != 1) {
                report.add("begun in the minimum, where the gradient is 0, it moves to " + Arrays.toString(arrived));
                return;
            }
        }
    }

    private static Optional<String> end(MinimizerRun run) {
        Optional<String> end = Optional.empty();
        for (int t = 1; t <= STEPS && end.isEmpty(); t++) {
            end = run.step(Landscape.BOWL::at, t);
        }
        return end;
    }

    private static void read(String sentence, Report report) {
        if (sentence.isBlank() || sentence.endsWith(".") || sentence.contains("\n")) {
            report.add(
                    "it ends with '" + sentence + "'; one line without a full stop is what is printed after 'because'");
        }
    }
}
