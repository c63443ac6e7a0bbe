package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.tck.check.ChainDriver;
import dev.bpnet.tck.check.KernelsUnderTest;
import java.util.ArrayList;
import java.util.List;

/**
 * What a family of optimizers has to do: follow {@link Rules} over a table of settings and tasks. The real family passes it
 * without a finding; every planted mistake must give one.
 */
final class Conformance {
    private Conformance() {}

    /** The optimizers under test; a mutant overrides one. */
    interface Family {
        default Optimizer sgd(Sgd.Parameters p) {
            return new Sgd().create(p);
        }

        default Optimizer adam(Adam.Parameters p) {
            return new Adam().create(p);
        }

        default Optimizer adamW(AdamW.Parameters p) {
            return new AdamW().create(p);
        }
    }

    static List<String> findings(Family family) {
        List<String> findings = new ArrayList<>();
        for (Task task : List.of(Task.ofPyTorch(), Task.withChangingRate(), Task.withTinyGradients())) {
            for (Decay decay : Decay.values()) {
                for (Sgd.Parameters p : sgd(decay)) {
                    findings.addAll(mismatches(p + ", " + task, family.sgd(p), task, Rules.sgd(p, task)));
                }
                for (Adam.Parameters p : adam(decay)) {
                    findings.addAll(mismatches(p + ", " + task, family.adam(p), task, Rules.adam(p, task)));
                }
                for (AdamW.Parameters p : adamW(decay)) {
                    findings.addAll(mismatches(p + ", " + task, family.adamW(p), task, Rules.adamW(p, task)));
                }
            }
        }
        return findings;
    }

    private static List<Sgd.Parameters> sgd(Decay decay) {
        return List.of(
                new Sgd.Parameters(0.1, 0, 0, false, 0, decay),
                new Sgd.Parameters(0.1, 0, 0, false, 0.2, decay),
                new Sgd.Parameters(0.1, 0.9, 0, false, 0, decay),
                new Sgd.Parameters(0.05, 0.5, 0.3, false, 0.2, decay),
                new Sgd.Parameters(0.01, 0.99, 1, false, 0, decay),
                new Sgd.Parameters(0.1, 0.9, 0, true, 0, decay),
                new Sgd.Parameters(0.05, 0.8, 0, true, 0.1, decay));
    }

    private static List<Adam.Parameters> adam(Decay decay) {
        return List.of(
                new Adam.Parameters(0.001, 0.9, 0.999, 1e-8, 0, decay),
                new Adam.Parameters(0.05, 0.8, 0.99, 1e-6, 0.1, decay),
                new Adam.Parameters(0.1, 0, 0.9, 1e-3, 0, decay));
    }

    private static List<AdamW.Parameters> adamW(Decay decay) {
        return List.of(
                new AdamW.Parameters(0.001, 0.9, 0.999, 1e-8, 0.01, decay),
                new AdamW.Parameters(0.05, 0.8, 0.99, 1e-6, 0.5, decay));
    }

    /**
     * Where the float path leaves the expected values: one line for each value that is off by more than 1e-5 of the largest
     * magnitude which that value had so far. The scale has a memory because rounding has one: a value that went to -12.8
     * and back to 0.1 carries the rounding errors of -12.8, and no float implementation can shed them.
     */
    static List<String> mismatches(String what, Optimizer optimizer, Task task, List<double[]> expected) {
        double[] scale = new double[task.initial().length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = Math.abs(task.initial()[i]);
        }
        ChainDriver harness =
                new ChainDriver(optimizer, Reference.layout(), floats(task.initial()), KernelsUnderTest.kernels());
        List<String> found = new ArrayList<>();
        for (int t = 0; t < expected.size(); t++) {
            harness.rate(task.rateFactor(t) * optimizer.learningRate());
            harness.step(floats(task.gradient(t)), Integer.MAX_VALUE);
            for (int i = 0; i < scale.length; i++) {
                double want = expected.get(t)[i];
                double got = harness.parameters()[i];
                scale[i] = Math.max(scale[i], Math.abs(want));
                if (!(Math.abs(got - want) <= 1e-5 * scale[i])) {
                    found.add(what + ": step " + (t + 1) + ", value " + i + " is " + got + ", not " + want);
                }
            }
        }
        return found;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
