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
     */
    public record Parameters(
            @Required @Doc("the branches, each a list of layers")
            List<List<Choice<Layer>>> branches) {
        public Parameters {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "concat";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of());
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.branches().isEmpty()) {
            throw new IllegalArgumentException("a concat block has at least one branch");
        }
        List<LayerSequence> branches = new ArrayList<>();
        for (List<Choice<Layer>> branch : p.branches()) {
            String name = "branches[" + branches.size() + "]";
            branches.add(LayerSequence.of(context, name, branch, context.inputs()));
        }
        return new Branches(context.inputs(), branches);
    }

    /**
     * The block.
     *
     * @param inputs the width that every branch takes
     * @param branches the branches
     */
    record Branches(int inputs, List<LayerSequence> branches) implements Layer {

        @Override
        public int outputs() {
            return branches.stream().mapToInt(LayerSequence::outputs).reduce(0, Math::addExact);
        }

        /** The first branch with layers hands its derivative straight down, those behind it keep theirs apart. */
        @Override
        public void declare(Declarations d) {
            int at = 0;
            boolean apart = false;
            for (LayerSequence branch : branches) {
                branch.declare(d, new Wiring.BlockInput(0, inputs, apart), new Wiring.BlockOutput(at));
                apart |= !branch.isEmpty();
                at += branch.outputs();
            }
        }

        @Override
        public List<Stage> forward() {
            List<Stage> stages = new ArrayList<>();
            int at = 0;
            for (LayerSequence branch : branches) {
                int column = at;
                stages.addAll(branch.forward());
                if (branch.isEmpty()) {
                    stages.add((pass, from, to) ->
                            RowCopies.copy(pass.input(), 0, pass.output(), column, inputs, from, to));
                }
                at += branch.outputs();
            }
            return stages;
        }

        @Override
        public List<Stage> backward() {
            List<Stage> stages = new ArrayList<>();
            branches.forEach(branch -> stages.addAll(branch.backward()));
            stages.add(this::addDeltas);
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
                LayerSequence branch = branches.get(b);
                if (branch.isEmpty()) {
                    addColumns(pass.outputDelta(), at, dx, started, from, to);
                    started = true;
                } else {
                    Matrix share = pass.child(branch.first()).inputDelta();
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

        @Override
        public LayerDefinition define() {
            return new Definition(
                    inputs,
                    branches,
                    branches.stream().map(LayerSequence::define).toList());
        }

        @Override
        public String formula() {
            return "y = ["
                    + String.join(
                            ", ",
                            branches.stream()
                                    .map(b -> b.isEmpty() ? "x" : "f(x)")
                                    .toList()) + "]";
        }
    }

    private record Definition(int inputs, List<LayerSequence> branches, List<LayerSequence.Definition> definitions)
            implements LayerDefinition {

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            double[][] y = new double[x.length]
                    [branches.stream().mapToInt(LayerSequence::outputs).sum()];
            List<String> names = new ArrayList<>();
            int at = 0;
            for (int b = 0; b < branches.size(); b++) {
                boolean empty = branches.get(b).isEmpty();
                double[][] f = empty ? x : definitions.get(b).forward(pass, x, branchInput(pass, b));
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
                    for (int j = 0; j < inputs; j++) {
                        dx[i][j] += share[i][j];
                    }
                }
                at += branches.get(b).outputs();
            }
            pass.note("dL/d" + pass.inputName(), "the sum over the branches", dx);
            return dx;
        }
    }
}
