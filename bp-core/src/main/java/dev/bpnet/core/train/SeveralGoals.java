package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.loss.WeightedLosses;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.loss.WeightedSum.Weighted;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Goals for several targets: a network that ends in a concat block, a branch for each target. A branch with its target is a goal
 * of its own; here they are put side by side.
 */
final class SeveralGoals {
    private SeveralGoals() {}

    /** As {@link Goal#of}. */
    static Goal of(
            NetworkSpec spec, WeightedSum.Parameters losses, Dataset data, boolean standardize, Plugins plugins) {
        TargetInfo target = data.target();
        List<Weighted> weighted = weighted(losses, target);
        Concat.Parameters branches = branches(spec, target);
        List<Goal> goals = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < weighted.size(); i++) {
            TargetInfo.Part part = target.parts().get(i);
            NetworkSpec branch =
                    new NetworkSpec(spec.inputs(), specs(branches.branches().get(i)), headOf(spec, i));
            Dataset own = new TargetView(data, part.target(), column);
            try {
                goals.add(Goal.of(branch, weighted.get(i).loss(), own, standardize, plugins));
            } catch (MisfitException misfit) {
                throw misfit.of(part.name());
            }
            column += part.target().columns();
        }
        return joined(withBranches(spec, branches, goals, target), weighted, goals, target);
    }

    /** As {@link Goal#ofTrained}. */
    static Goal ofTrained(NetworkSpec spec, WeightedSum.Parameters losses, TargetInfo target, Plugins plugins) {
        List<Weighted> weighted = weighted(losses, target);
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < weighted.size(); i++) {
            NetworkSpec own = new NetworkSpec(spec.inputs(), spec.layers(), headOf(spec, i));
            goals.add(Goal.ofTrained(
                    own, weighted.get(i).loss(), target.parts().get(i).target(), plugins));
        }
        return joined(spec, weighted, goals, target);
    }

    private static List<Weighted> weighted(WeightedSum.Parameters losses, TargetInfo target) {
        try {
            return WeightedSum.filled(losses, target);
        } catch (IllegalArgumentException wrong) {
            throw new MisfitException(MisfitException.Part.LOSS, String.valueOf(wrong.getMessage()));
        }
    }

    private static Concat.Parameters branches(NetworkSpec spec, TargetInfo target) {
        if (spec.layers().getLast().choice().parameters() instanceof Concat.Parameters block
                && block.branches().size() == target.parts().size()
                && block.branches().stream().noneMatch(List::isEmpty)) {
            return block;
        }
        throw new MisfitException(
                MisfitException.Part.LOSS,
                String.format(
                        Locale.ROOT,
                        "a network for %d targets with a loss each ends in a concat block with a branch of layers for each",
                        target.parts().size()));
    }

    private static List<LayerSpec> specs(List<Choice<Layer>> layers) {
        List<LayerSpec> specs = new ArrayList<>();
        layers.forEach(layer -> specs.add(new LayerSpec("layers[" + specs.size() + "]", layer)));
        return specs;
    }

    /** What stands behind the columns of one target in a network that was trained before. */
    private static List<LayerSpec> headOf(NetworkSpec spec, int part) {
        return !spec.head().isEmpty() && spec.head().getLast().choice().parameters() instanceof Concat.Parameters heads
                ? specs(heads.branches().get(part))
                : List.of();
    }

    private static NetworkSpec withBranches(
            NetworkSpec spec, Concat.Parameters branches, List<Goal> goals, TargetInfo target) {
        List<String> names = target.parts().stream().map(TargetInfo.Part::name).toList();
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        LayerSpec block = layers.removeLast();
        layers.add(new LayerSpec(
                block.name(),
                Choice.of(
                        Concat.NAME,
                        new Concat.Parameters(
                                goals.stream()
                                        .map(goal -> choices(goal.spec().layers()))
                                        .toList(),
                                branches.widths(),
                                branches.names()))));
        if (goals.stream().allMatch(goal -> goal.spec().head().isEmpty())) {
            return new NetworkSpec(spec.inputs(), layers, List.of());
        }
        Choice<Layer> head = Concat.ofColumns(
                goals.stream().map(goal -> choices(goal.spec().head())).toList(),
                goals.stream().map(goal -> goal.loss().outputs()).toList(),
                names);
        return new NetworkSpec(spec.inputs(), layers, List.of(new LayerSpec("head[0]", head)));
    }

    private static List<Choice<Layer>> choices(List<LayerSpec> specs) {
        return specs.stream().map(LayerSpec::choice).toList();
    }

    private static Goal joined(NetworkSpec spec, List<Weighted> weighted, List<Goal> goals, TargetInfo target) {
        List<GoalPart> parts = new ArrayList<>();
        int output = 0;
        int column = 0;
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            parts.add(new GoalPart(
                    target.parts().get(i).name(),
                    goal.target(),
                    goal.loss(),
                    goal.reportedLoss(),
                    weighted.get(i).weight(),
                    goal.scaling(),
                    output,
                    column));
            output += goal.loss().outputs();
            column += goal.target().columns();
        }
        WeightedLosses loss =
                new WeightedLosses(parts.stream().map(GoalPart::term).toList());
        return new Goal(spec, loss, loss, scaling(goals), target, parts);
    }

    /** The units of all columns; null where all are the targets' own. */
    private static @Nullable TargetScaling scaling(List<Goal> goals) {
        List<Double> scale = new ArrayList<>();
        List<Double> shift = new ArrayList<>();
        boolean any = false;
        for (Goal goal : goals) {
            TargetScaling own = goal.scaling();
            int columns = goal.target().columns();
            scale.addAll(own == null ? Collections.nCopies(columns, 1.0) : own.scale());
            shift.addAll(own == null ? Collections.nCopies(columns, 0.0) : own.shift());
            any |= own != null;
        }
        return any ? new TargetScaling(scale, shift) : null;
    }

    /** Data with one of its targets alone. */
    private record TargetView(Dataset data, TargetInfo target, int column) implements Dataset {
        @Override
        public int rows() {
            return data.rows();
        }

        @Override
        public int inputs() {
            return data.inputs();
        }

        @Override
        public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
            Matrix all = Matrix.zeros(at + to - from, data.target().columns());
            data.gather(order, from, to, x, all, at);
            for (int i = at; i < at + to - from; i++) {
                for (int j = 0; j < target.columns(); j++) {
                    t.set(i, j, all.get(i, column + j));
                }
            }
        }

        @Override
        public double weight(int row) {
            return data.weight(row);
        }

        @Override
        public boolean weighted() {
            return data.weighted();
        }
    }
}
