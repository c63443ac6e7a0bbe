package dev.bpnet.tck.check;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.plugins.Plugins;
import java.util.Set;

/** What the loss says of itself is true: the kinds it accepts, its link, its width, the weights of rows. */
public final class LossDeclaresItself implements Check<LossSubject> {
    private static final int ROWS = 30;

    @Override
    public String name() {
        return "loss/declarations";
    }

    @Override
    public String promise() {
        return "what it says of itself is true";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        if (!subject.plugin().accepts().contains(subject.target().kind())) {
            report.add("accepts() gives " + subject.plugin().accepts() + ", but the test asks for "
                    + subject.target().kind());
        }
        Loss loss = subject.create();
        if (loss.outputs() < 1) {
            report.add("outputs() gives " + loss.outputs());
        }
        Set<String> activations =
                Plugins.load(subject.plugin().getClass().getClassLoader()).names(ActivationPlugin.class);
        loss.link()
                .filter(link -> !activations.contains(link))
                .ifPresent(link ->
                        report.add("link() names '" + link + "', which is no activation; there are " + activations));
        if (loss.formula().isBlank()) {
            report.add("formula() is blank");
        }
        LossCalls calls = subject.calls(loss, ROWS, 0, Layouts.DENSE);
        for (int i = 0; i < ROWS; i++) {
            double weight = loss.rowWeight(calls.t.matrix(), i);
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                report.add("rowWeight gives " + weight + " for a target of " + calls.t.get(i, 0));
            }
            if (weight != 1 && !loss.weightsRows()) {
                report.add("weightsRows() says false, but rowWeight gives " + weight + " for a target of "
                        + calls.t.get(i, 0));
            }
        }
    }
}
