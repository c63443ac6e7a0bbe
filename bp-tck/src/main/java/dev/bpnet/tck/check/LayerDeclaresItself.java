package dev.bpnet.tck.check;

import dev.bpnet.core.plan.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a layer says of itself is of use: a width of at least 1, a formula, names that differ; the same declarations whenever it is
 * asked; and in prediction it neither writes its buffers nor asks for derivatives.
 */
public final class LayerDeclaresItself implements Check<LayerSubject> {
    private static final int ROWS = 3;

    @Override
    public String name() {
        return "layer/declarations";
    }

    @Override
    public String promise() {
        return "what it says of itself is of use";
    }

    @Override
    public void examine(LayerSubject subject, Report report) {
        LayerRig rig = new LayerRig(subject.create(), subject, LayerRig.Place.BEHIND, ROWS);
        if (rig.node.outputs() < 1) {
            report.add("its output has " + rig.node.outputs() + " columns");
        }
        if (rig.node.layer().formula().isBlank()) {
            report.add("it has no formula");
        }
        Set<String> names = new HashSet<>();
        for (String name : names(rig.node)) {
            if (!names.add(name)) {
                report.add("two of the things it declares are called " + name);
            }
        }
        LayerRig again = new LayerRig(rig.node.layer(), subject, LayerRig.Place.BEHIND, ROWS);
        if (!names(again.node).equals(names(rig.node))) {
            report.add("it declares " + names(rig.node) + " first and " + names(again.node) + " then");
        }
        float[] before = rig.buffers.clone();
        LayerRig.copy(subject.numbers().rows(ROWS, subject.inputs(), 2), 0, rig.pass.input(), ROWS);
        rig.begin(ROWS, false, 0);
        rig.step(false, ROWS, Integer.MAX_VALUE);
        if (!java.util.Arrays.equals(before, rig.buffers)) {
            report.add("it changes its buffers in prediction");
        }
    }

    private static List<String> names(Node node) {
        List<String> names = new java.util.ArrayList<>();
        node.weights().forEach(w -> names.add(w.parameter().name()));
        node.buffers().forEach(b -> names.add(b.name()));
        return names;
    }
}
