package dev.bpnet.tck.check;

import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.HashSet;
import java.util.Set;

/** The rate, the slots and the weight decay are ones the engine can work with, and asking twice gives the same answer. */
public final class MinimizerDeclaresItself implements Check<MinimizerSubject> {

    @Override
    public String name() {
        return "minimizer/declarations";
    }

    @Override
    public String promise() {
        return "the slots, the rate and the weight decay are sound";
    }

    @Override
    public void examine(MinimizerSubject subject, Report report) {
        Optimizer optimizer = subject.create();
        if (!(optimizer.learningRate() >= 0) || Double.isInfinite(optimizer.learningRate())) {
            report.add("learningRate() gives " + optimizer.learningRate() + "; it has to be finite and not negative");
        }
        if (!optimizer.chain().isEmpty()) {
            report.add("there is a minimizer() and a chain(), of which " + optimizer.chain()
                    + " would never be called; leave one out");
        }
        optimizer
                .evaluationSlot()
                .ifPresent(slot -> report.add("evaluationSlot() names '" + slot
                        + "', but what a minimizer arrives at are the parameters; leave it empty"));
        Minimizer minimizer = subject.minimizer();
        Set<String> names = new HashSet<>();
        for (Slot slot : minimizer.slots()) {
            if (!names.add(slot.name())) {
                report.add("two slots are named '" + slot.name() + "'");
            }
        }
        if (!minimizer.slots().equals(minimizer.slots())) {
            report.add("slots() gives different answers");
        }
        for (Parameter p : OptimizerSubject.layout().parameters()) {
            double decay = minimizer.weightDecay(p);
            if (!(decay >= 0) || Double.isInfinite(decay)) {
                report.add("weightDecay of " + p.name() + " is " + decay + "; it has to be finite and not negative");
            }
        }
    }
}
