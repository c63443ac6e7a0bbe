package dev.bpnet.tck.check;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetKind;
import java.util.Arrays;

/** The loss of classes is finite for all logits within ±1e4, and so is its gradient: link and loss are one stable form. */
public final class LossFinite implements Check<LossSubject> {
    private static final float[] LOGITS = {-1e4f, -1e3f, -104, -88, -20, 0, 20, 88, 104, 1e3f, 1e4f};

    @Override
    public String name() {
        return "loss/finite";
    }

    @Override
    public String promise() {
        return "the loss of classes is finite for logits within ±1e4";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        if (subject.target().kind() == TargetKind.NUMBER) {
            return;
        }
        Loss loss = subject.create();
        // 0 and 1 are targets of any kind, so several parts can share them.
        boolean labels = subject.target().kind() == TargetKind.MULTI_LABEL
                || subject.target().kind() == TargetKind.SEVERAL;
        int classes = labels ? 2 : subject.target().labels().size();
        float[][] z = new float[LOGITS.length * LOGITS.length * classes][loss.outputs()];
        float[][] t = new float[z.length][subject.target().columns()];
        for (int i = 0; i < z.length; i++) {
            Arrays.fill(z[i], LOGITS[i % LOGITS.length]);
            z[i][i % loss.outputs()] = LOGITS[i / LOGITS.length % LOGITS.length];
            int wanted = i / (LOGITS.length * LOGITS.length);
            Arrays.fill(t[i], wanted);
        }
        LossCalls calls = new LossCalls(loss, subject.kernels(), z, t, Layouts.DENSE).all();
        for (int i = 0; i < z.length; i++) {
            double[] dz = new double[z[i].length];
            boolean finite = Double.isFinite(calls.rowLoss.array()[i])
                    && Double.isFinite(loss.define(calls.z.row(i), calls.t.row(i), dz))
                    && Arrays.stream(dz).allMatch(Double::isFinite)
                    && Arrays.stream(calls.dz.row(i)).allMatch(Double::isFinite);
            if (!finite) {
                report.add("loss or gradient is not finite at z = " + Arrays.toString(z[i]) + ", t = " + t[i][0]);
            }
        }
    }
}
