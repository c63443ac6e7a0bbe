package dev.bpnet.tck.check;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.state.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chain, its slots and the rate are ones the engine can work with, and asking twice gives the same answer. */
public final class OptimizerDeclaresItself implements Check<OptimizerSubject> {

    @Override
    public String name() {
        return "optimizer/declarations";
    }

    @Override
    public String promise() {
        return "the chain, its slots and the rate are sound";
    }

    @Override
    public void examine(OptimizerSubject subject, Report report) {
        Optimizer optimizer = subject.create();
        if (!(optimizer.learningRate() >= 0) || Double.isInfinite(optimizer.learningRate())) {
            report.add("learningRate() gives " + optimizer.learningRate() + "; it has to be finite and not negative");
        }
        if (optimizer.chain().isEmpty()) {
            report.add(
                    optimizer.minimizer().isPresent()
                            ? "it has a minimizer() in the place of a chain(): its contract is MinimizerContract"
                            : "chain() is empty, so nothing would ever be learned");
        }
        boolean evaluates = optimizer.evaluationSlot().isEmpty();
        for (GradientTransform transform : optimizer.chain()) {
            Set<String> names = new HashSet<>();
            for (Slot slot : transform.slots()) {
                if (!names.add(slot.name())) {
                    report.add("two slots of " + transform + " are named '" + slot.name() + "'");
                }
                evaluates |= slot.shape() == Slot.Shape.ARRAY
                        && optimizer.evaluationSlot().equals(Optional.of(slot.name()));
            }
            if (!transform.slots().equals(transform.slots())) {
                report.add("slots() of " + transform + " gives different answers");
            }
        }
        if (!evaluates) {
            report.add("evaluationSlot() names '" + optimizer.evaluationSlot().orElseThrow()
                    + "', but no transform has an array slot of that name; there are " + arrays(optimizer));
        }
    }

    private static List<String> arrays(Optimizer optimizer) {
        return optimizer.chain().stream()
                .flatMap(transform -> transform.slots().stream())
                .filter(slot -> slot.shape() == Slot.Shape.ARRAY)
                .map(Slot::name)
                .toList();
    }
}
