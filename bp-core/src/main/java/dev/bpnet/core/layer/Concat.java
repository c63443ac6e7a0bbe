package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.layer.LayerSequence;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.layer.Wiring;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Branches over one input, their outputs side by side. */
@Doc(
        value =
                "branches of layers over the same input, their outputs side by side; an empty branch passes the input through",
        formula = "y = [f1(x), f2(x), ...]",
        source = "Cheng et al., Wide & deep learning for recommender systems, 2016")
public final class Concat implements LayerPlugin<Concat.Parameters> {

    /**
     * Parameters of a concatenation.
     *
     * @param branches the layers of each branch
     * @param widths the inputs that each branch takes, from the left; none where each takes all
     * @param names what the branches are called in the names of their parameters; none for {@code branches[0]} and so on
     */
    public record Parameters(
            @Required @Doc("the branches, each a list of layers")
            List<List<Choice<Layer>>> branches,

            @Doc("how many inputs each branch takes, from the left on; left out, each takes all of them")
            List<Integer> widths,

            @Doc(
                    "what the branches are called in the names of their parameters; left out, branches[0], branches[1], ...")
            List<String> names) {
        public Parameters {
            branches = branches.stream().map(List::copyOf).toList();
            widths = List.copyOf(widths);
            names = List.copyOf(names);
        }
    }

    /** A block of these branches, all over the whole input. */
    public static Choice<Layer> of(List<List<Choice<Layer>>> branches, List<String> names) {
        return Choice.of(NAME, new Parameters(branches, List.of(), names));
    }

    /** A block in which each branch takes columns of its own. */
    public static Choice<Layer> ofColumns(
            List<List<Choice<Layer>>> branches, List<Integer> widths, List<String> names) {
        return Choice.of(NAME, new Parameters(branches, widths, names));
    }

    /** Its name in YAML. */
    public static final String NAME = "concat";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(), List.of(), List.of());
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.branches().isEmpty()) {
            throw new IllegalArgumentException("a concat block has at least one branch");
        }
        checkSizes(p, context.inputs());
        List<Branch> branches = new ArrayList<>();
        int at = 0;
        for (int b = 0; b < p.branches().size(); b++) {
            String name =
                    p.names().isEmpty() ? "branches[" + b + "]" : p.names().get(b);
            int width = p.widths().isEmpty() ? context.inputs() : p.widths().get(b);
            branches.add(new Branch(LayerSequence.of(context, name, p.branches().get(b), width), at, width));
            at += p.widths().isEmpty() ? 0 : width;
        }
        return new Branches(context.inputs(), p.widths().isEmpty(), branches);
    }

    private static void checkSizes(Parameters p, int inputs) {
        int count = p.branches().size();
        if (!p.names().isEmpty()
                && (p.names().size() != count || Set.copyOf(p.names()).size() != count)) {
            throw new IllegalArgumentException(
                    count + " branches have " + p.names().size() + " names; each needs one of its own");
        }
        if (p.widths().isEmpty()) {
            return;
        }
        int sum = p.widths().stream().mapToInt(Integer::intValue).reduce(0, Math::addExact);
        if (p.widths().size() != count || p.widths().stream().anyMatch(width -> width < 1) || sum != inputs) {
            throw new IllegalArgumentException("the widths " + p.widths() + " do not share out " + inputs
                    + " inputs among " + count + " branches");
        }
    }

    /**
     * A branch.
     *
     * @param layers its layers
     * @param from the first input that it takes
     * @param inputs how many it takes
     */
    record Branch(LayerSequence layers, int from, int inputs) {
        boolean isEmpty() {
            return layers.isEmpty();
        }

        int outputs() {
            return layers.outputs();
        }
    }

    /**
     * The block.
     *
     * @param inputs the width of its input
     * @param shared whether every branch takes all inputs; else each has columns of its own
     * @param branches the branches
     */
    record Branches(int inputs, boolean shared, List<Branch> branches) implements Layer {

        @Override
        public int outputs() {
            return branches.stream().mapToInt(Branch::outputs).reduce(0, Math::addExact);
        }

        /** Of branches over one input the first with layers hands its derivative straight down, those behind it keep theirs apart. */
        @Override
        public void declare(Declarations d) {
            int at = 0;
            boolean apart = false;
            for (Branch branch : branches) {
                Wiring.BlockInput input = new Wiring.BlockInput(branch.from(), branch.inputs(), apart);
                branch.layers().declare(d, input, new Wiring.BlockOutput(at));
                apart |= shared && !branch.isEmpty();
                at += branch.outputs();
            }
        }

        @Override
        public List<Stage> forward() {
            List<Stage> stages = new ArrayList<>();
            int at = 0;
            for (Branch branch : branches) {
                int column = at;
                stages.addAll(branch.layers().forward());
                if (branch.isEmpty()) {
                    stages.add((pass, from, to) -> RowCopies.copy(
                            pass.input(), branch.from(), pass.output(), column, branch.inputs(), from, to));
                }
                at += branch.outputs();
            }
            return stages;
        }

        @Override
        public List<Stage> backward() {
            List<Stage> stages = new ArrayList<>();
            branches.forEach(branch -> stages.addAll(branch.layers().backward()));
            stages.add(shared ? this::addDeltas : this::copyDeltas);
            return stages;
        }

        private void addDeltas(Pass pass, int from, int to) {
            Matrix dx = pass.inputDelta();
            if (dx == null) {
                return;
            }
            // By index: a stage allocates nothing, not even an iterator.
            boolean started = false;
            for (int b = 0; b < branches.size(); b++) {
                started |= !branches.get(b).isEmpty();
            }
            boolean direct = true;
            int at = 0;
            for (int b = 0; b < branches.size(); b++) {
                Branch branch = branches.get(b);
                if (branch.isEmpty()) {
                    addColumns(pass.outputDelta(), at, dx, started, from, to);
                    started = true;
                } else {
                    Matrix share = pass.child(branch.layers().first()).inputDelta();
                    if (!direct && share != null) {
                        pass.kernels().binary(Binary.ADD, 0, dx, share, dx, from, to);
                    }
                    direct = false;
                }
                at += branch.outputs();
            }
        }

        private void addColumns(Matrix dy, int at, Matrix dx, boolean add, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < inputs; j++) {
                    float share = dy.get(i, at + j);
                    dx.set(i, j, add ? dx.get(i, j) + share : share);
                }
            }
        }

        /** Layers have handed theirs down; what goes through without layers has not. */
        private void copyDeltas(Pass pass, int from, int to) {
            Matrix dx = pass.inputDelta();
            int at = 0;
            for (int b = 0; dx != null && b < branches.size(); b++) {
                Branch branch = branches.get(b);
                if (branch.isEmpty()) {
                    RowCopies.copy(pass.outputDelta(), at, dx, branch.from(), branch.inputs(), from, to);
                }
                at += branch.outputs();
            }
        }

        @Override
        public LayerDefinition define() {
            return new Definition(
                    inputs,
                    branches,
                    branches.stream().map(branch -> branch.layers().define()).toList());
        }

        @Override
        public String formula() {
            return "y = ["
                    + String.join(
                            ", ",
                            branches.stream()
                                    .map(branch -> (branch.isEmpty() ? "x" : "f(x)") + columns(branch))
                                    .toList())
                    + "]";
        }

        private String columns(Branch branch) {
            return shared ? "" : "[" + branch.from() + ".." + (branch.from() + branch.inputs() - 1) + "]";
        }
    }

    private record Definition(int inputs, List<Branch> branches, List<LayerSequence.Definition> definitions)
            implements LayerDefinition {

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] y = new double[x.length]
                    [branches.stream().mapToInt(Branch::outputs).sum()];
            List<String> names = new ArrayList<>();
            int at = 0;
            for (int b = 0; b < branches.size(); b++) {
                Branch branch = branches.get(b);
                boolean empty = branch.isEmpty();
                double[][] own = branch.inputs() == inputs ? x : RowCopies.columns(x, branch.from(), branch.inputs());
                double[][] f = empty ? own : definitions.get(b).forward(pass, own, branchInput(pass, b));
                names.add(empty ? pass.inputName() : pass.lastName());
                for (int i = 0; i < x.length; i++) {
                    System.arraycopy(f[i], 0, y[i], at, f[i].length);
                }
                at += branches.get(b).outputs();
            }
            pass.note("c[" + pass.number() + "]", "[" + String.join(", ", names) + "]", y);
            return y;
        }

        private static String branchInput(DefinitionPass pass, int branch) {
            return pass.inputName() + " (branch " + branch + ")";
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = new double[dy.length][inputs];
            int at = 0;
            for (int b = 0; b < branches.size(); b++) {
                double[][] share = RowCopies.columns(dy, at, branches.get(b).outputs());
                if (!branches.get(b).isEmpty()) {
                    share = definitions.get(b).backward(pass, share);
                }
                for (int i = 0; i < dy.length; i++) {
                    for (int j = 0; j < branches.get(b).inputs(); j++) {
                        dx[i][branches.get(b).from() + j] += share[i][j];
                    }
                }
                at += branches.get(b).outputs();
            }
            pass.note("dL/d" + pass.inputName(), "the sum over the branches", dx);
            return dx;
        }
    }
}
