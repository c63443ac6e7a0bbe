package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Dataset CLASSES = Tasks.thirds(12, 2, 1);
    private static final Dataset TWO = Dataset.of(new float[][] {{0, 1}, {1, 0}}, new int[] {0, 1});

    private static Goal goal(NetworkSpec spec, @Nullable String loss, Dataset data) {
        return Goal.of(spec, loss == null ? null : Choice.of(loss), data, true, Tasks.PLUGINS);
    }

    private static List<String> kinds(List<LayerSpec> layers) {
        return layers.stream().map(layer -> layer.choice().name()).toList();
    }

    @Test
    void theLinkOfTheLossIsTheHeadWhetherItIsWrittenOrNot() {
        Goal left = goal(Network.of(2, dense(3)), null, CLASSES);
        Goal written = goal(Network.of(2, dense(3, "softmax")), null, CLASSES);
        assertThat(left.spec()).isEqualTo(written.spec());
        assertThat(kinds(left.spec().layers())).containsExactly("dense");
        assertThat(kinds(left.spec().head())).containsExactly("activation");
    }

    @Test
    void anotherActivationThanTheLinkIsAnErrorThatSaysWhatFits() {
        assertThatThrownBy(() -> goal(Network.of(2, dense(1, "tanh")), "binary_cross_entropy", TWO))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("works with the output activation sigmoid, not with tanh")
                .hasMessageContaining("mean_squared_error works with any");
    }

    @Test
    void aLossWithoutALinkRunsBehindAnyActivation() {
        Goal goal = goal(Network.of(2, dense(1, "sigmoid")), "mean_squared_error", TWO);
        assertThat(kinds(goal.spec().layers())).containsExactly("dense", "activation");
        assertThat(goal.spec().head()).isEmpty();
    }

    @Test
    void aLossThatDoesNotFitTheTargetNamesOneThatDoes() {
        assertThatThrownBy(() -> goal(Network.of(2, dense(1)), "binary_cross_entropy", Tasks.line(9, 1)))
                .isInstanceOf(MisfitException.class)
                .hasMessage("the loss binary_cross_entropy does not fit this target, which is a number; "
                        + "mean_squared_error does");
    }

    @Test
    void numbersBehindALinearOutputAreStandardisedAndOthersAreNot() {
        Goal linear = goal(Network.of(2, dense(1)), null, Tasks.line(100, 1));
        assertThat(linear.scaling()).isNotNull();
        assertThat(kinds(linear.spec().head())).containsExactly("rescale");
        assertThat(linear.scaling().shift().getFirst()).isBetween(980.0, 1020.0);
        Goal bent = goal(Network.of(2, dense(1, "relu")), null, Tasks.line(100, 1));
        assertThat(bent.scaling()).isNull();
    }

    @Test
    void theGoalOfATrainedNetworkIsTheOneItWasTrainedFor() {
        Goal trained = goal(Network.of(2, dense(1)), null, Tasks.line(100, 1));
        Goal again = Goal.ofTrained(trained.spec(), Choice.of("mean_squared_error"), trained.target(), Tasks.PLUGINS);
        assertThat(again.scaling()).isEqualTo(trained.scaling());
        assertThat(again.spec()).isEqualTo(trained.spec());
    }

    private static final TargetInfo LABELS = TargetInfo.multiLabel(List.of("p", "q"));

    @Test
    void targetsAreDescribedInWords() {
        assertThat(Goal.describe(TargetInfo.numbers(1))).isEqualTo("a number");
        assertThat(Goal.describe(TargetInfo.numbers(3))).isEqualTo("3 numbers");
        assertThat(Goal.describe(TWO.target())).isEqualTo("one of two classes");
        assertThat(Goal.describe(CLASSES.target())).isEqualTo("one of 3 classes");
        assertThat(Goal.describe(LABELS)).isEqualTo("2 labels");
        assertThat(Goal.describe(TargetInfo.several(List.of(new TargetInfo.Part("one", LABELS)))))
                .isEqualTo("1 targets with a loss each");
    }

    @Test
    void anIdentityIsNoActivation() {
        Goal plain = goal(Network.of(2, dense(1)), "mean_squared_error", Tasks.line(9, 1));
        Goal identity = goal(Network.of(2, dense(1, "identity")), "mean_squared_error", Tasks.line(9, 1));
        assertThat(identity.spec().layers()).isEqualTo(plain.spec().layers());
        assertThat(identity.scaling()).isNotNull();
        Choice<Layer> layer = ActivationOnly.of(Choice.of("identity"));
        assertThat(goal(Network.of(2, dense(1), layer), "mean_squared_error", Tasks.line(9, 1))
                        .spec())
                .isEqualTo(plain.spec());
    }

    @Test
    void anActivationLayerOfItsOwnIsTheLinkToo() {
        Choice<Layer> softmax = ActivationOnly.of(Choice.of("softmax"));
        Goal goal = goal(Network.of(2, dense(3), softmax), "cross_entropy", CLASSES);
        assertThat(goal.spec())
                .isEqualTo(
                        goal(Network.of(2, dense(3)), "cross_entropy", CLASSES).spec());
        assertThatThrownBy(() -> goal(Network.of(3, softmax), "cross_entropy", CLASSES))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        e -> assertThat(e.part()).isEqualTo(MisfitException.Part.OUTPUT_ACTIVATION))
                .hasMessage("a network has at least one layer before its output activation");
    }

    /** A network that was trained has its head; the same loss leaves it, another one finds it in its way. */
    @Test
    void theHeadOfATrainedNetworkIsItsActivation() {
        Goal trained = goal(Network.of(2, dense(1)), "binary_cross_entropy", TWO);
        assertThat(goal(trained.spec(), "binary_cross_entropy", TWO).spec()).isEqualTo(trained.spec());
        Goal squared = goal(trained.spec(), "mean_squared_error", TWO);
        assertThat(kinds(squared.spec().layers())).containsExactly("dense", "activation");
        assertThat(squared.spec().head()).isEmpty();
        Goal again = Goal.ofTrained(trained.spec(), Choice.of("binary_cross_entropy"), TWO.target(), Tasks.PLUGINS);
        assertThat(again.scaling()).isNull();
        assertThat(again.spec()).isEqualTo(trained.spec());
    }

    /** gaussian_nll takes means and variances above 0: its activation stands before the loss. */
    @Test
    void anActivationThatALossNeedsIsPutBeforeIt() {
        Goal goal = goal(Network.of(2, dense(2)), "gaussian_nll", Tasks.line(9, 1));
        assertThat(kinds(goal.spec().layers())).containsExactly("dense", "activation");
        assertThat(goal.scaling()).as("it keeps its meaning in any unit").isNotNull();
        assertThatThrownBy(() -> goal(Network.of(2, dense(2, "tanh")), "gaussian_nll", Tasks.line(9, 1)))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("the loss gaussian_nll works with the output activation")
                .hasMessageContaining("not with tanh");
        Goal trained = Goal.of(goal.spec(), Choice.of("gaussian_nll"), Tasks.line(9, 1), true, Tasks.PLUGINS);
        assertThat(trained.spec()).isEqualTo(goal.spec());
    }

    @Test
    void standardUnitsAreForLossesAndOutputsThatAllowThem() {
        Dataset line = Tasks.line(20, 1);
        assertThat(goal(Network.of(2, dense(1)), "poisson", line).scaling()).isNull();
        assertThat(goal(Network.of(2, dense(1)), "huber", line).scaling()).isNotNull();
        assertThat(Goal.of(Network.of(2, dense(1)), null, line, false, Tasks.PLUGINS)
                        .scaling())
                .isNull();
        assertThat(goal(Network.of(2, dense(2)), null, TWO_LABELS).scaling()).isNull();
        Goal trained = goal(Network.of(2, dense(1)), null, line);
        assertThat(Goal.of(trained.spec(), null, Tasks.line(50, 9), false, Tasks.PLUGINS)
                        .scaling())
                .as("what was trained in a unit goes on in it")
                .isEqualTo(trained.scaling());
    }

    private static final Dataset TWO_LABELS =
            Dataset.of(Matrix.zeros(2, 2), Matrix.copyOf(new float[][] {{1, 0}, {0, 1}}), LABELS);

    /** A parameter in the target's unit, huber's delta, keeps its meaning: the loss in standard units is another one. */
    @Test
    void theLossIsTrainedInItsUnitAndToldInTheTargets() {
        Goal goal = goal(Network.of(2, dense(1)), "huber", Tasks.line(50, 1));
        double scale = goal.scaling().scale().getFirst();
        assertThat(scale).isGreaterThan(30);
        double[] own = {10};
        double[] unit = {10 / scale};
        double[] zero = {0};
        // δ = 1: 10 - ½ of the own unit; the same in standard units has δ = 1/scale.
        assertThat(goal.reportedLoss().define(own, zero, null)).isEqualTo(9.5);
        assertThat(goal.loss().define(unit, zero, null)).isCloseTo(9.5 / (scale * scale), within(1e-9));
    }

    /** A loss unlike any other. */
    private record Odd(boolean probabilities) implements Loss {
        @Override
        public int outputs() {
            return 7;
        }

        @Override
        public Optional<String> link() {
            return Optional.of("tanh");
        }

        @Override
        public Optional<Choice<Activation>> linkChoice() {
            return Optional.of(Choice.of("elu"));
        }

        @Override
        public Optional<Choice<Activation>> outputActivation() {
            return Optional.of(Choice.of("relu"));
        }

        @Override
        public void evaluate(
                Kernels k,
                Matrix z,
                Matrix t,
                float[] rowScale,
                double[] rowLoss,
                @Nullable Matrix dz,
                int from,
                int to) {
            rowLoss[from] = to * rowScale[0];
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            return z[0] - t[0];
        }

        @Override
        public String formula() {
            return "odd";
        }

        @Override
        public String deltaFormula() {
            return "its slope";
        }

        @Override
        public Optional<String> predictionDeltaFormula() {
            return Optional.of("another slope");
        }
    }

    /** A loss that knows nothing of classes' weights is itself in all but these. */
    @Test
    void whatKnowsNothingOfClassWeightsIsWeighedByTheRow() {
        TargetInfo weighted = TWO.target().withClassWeights(List.of(0.5, 4.0));
        Loss odd = new Odd(false);
        assertThat(ClassWeighted.where(TWO.target(), odd)).isSameAs(odd);
        Loss with = ClassWeighted.where(weighted, odd);
        assertThat(ClassWeighted.where(weighted, with))
                .as("it weighs rows by itself")
                .isSameAs(with);
        assertThat(with.weightsRows()).isTrue();
        Matrix t = Matrix.copyOf(new float[][] {{0}, {1}, {Float.NaN}});
        assertThat(new double[] {with.rowWeight(t, 0), with.rowWeight(t, 1), with.rowWeight(t, 2)})
                .containsExactly(0.5, 4, 1);
        assertThat(with.outputs()).isEqualTo(7);
        assertThat(with.link()).contains("tanh");
        assertThat(with.linkChoice()).contains(Choice.of("elu"));
        assertThat(with.outputActivation()).contains(Choice.of("relu"));
        assertThat(with.probabilities()).isFalse();
        assertThat(ClassWeighted.where(weighted, new Odd(true)).probabilities()).isTrue();
        assertThat(with.formula()).isEqualTo("odd");
        assertThat(with.deltaFormula()).isEqualTo("its slope");
        assertThat(with.predictionDeltaFormula()).contains("another slope");
        assertThat(with.define(new double[] {5}, new double[] {2}, null)).isEqualTo(3);
        double[] losses = new double[3];
        with.evaluate(new ScalarKernels(), t, t, new float[] {2}, losses, null, 1, 3);
        assertThat(losses).containsExactly(0, 6, 0);
    }

    /** Of the squared error: the sum of weight times loss over the sum of weights, 4 · 1 of 4.5. */
    @Test
    void classesWeighWhateverTheLoss() {
        TargetInfo weighted = TWO.target().withClassWeights(List.of(0.5, 4.0));
        Dataset rows = Dataset.of(new float[2][2], new int[] {0, 1}, weighted);
        for (String name : List.of("mean_squared_error", "mean_absolute_error")) {
            try (Trainer trainer =
                    Tasks.trainer(Network.of(2, dense(1)), 0.1).loss(name).build()) {
                assertThat(trainer.step(rows)).as(name).isCloseTo(4 / 4.5, within(1e-7));
            }
        }
    }

    /** Rows of numbers 0 and 1 are of two classes where the trainer is told so. */
    @Test
    void aTargetMayBeDescribedApartFromTheRows() {
        Matrix x = Matrix.copyOf(new float[][] {{1, 2}, {3, 4}, {5, 6}});
        Matrix t = Matrix.copyOf(new float[][] {{0}, {1}, {1}});
        double[] weights = {1, 0.5, 3};
        TargetInfo classes = TargetInfo.classes(List.of("no", "yes"));
        Dataset numbers = Dataset.of(x, t, TargetInfo.numbers(1), weights);
        Described described = new Described(numbers, classes);
        assertThat(described.rows()).isEqualTo(3);
        assertThat(described.inputs()).isEqualTo(2);
        assertThat(described.target()).isEqualTo(classes);
        assertThat(described.weighted()).isTrue();
        assertThat(described.weight(2)).isEqualTo(3);
        assertThat(new Described(Tasks.line(3, 1), classes).weighted()).isFalse();
        Choice<Layer> prior = Tasks.PLUGINS.choice(
                Layer.class, "dense", Map.of("units", 1, "initializer", "zeros", "bias_initializer", "prior"));
        Goal goal = Goal.of(Network.of(2, prior), null, described, false, Tasks.PLUGINS);
        float bias = Network.initialize(goal.spec(), Tasks.PLUGINS, 1).parameters()[2];
        assertThat(bias).isCloseTo((float) StrictMath.log(3.5), within(1e-6f));
    }

    @Test
    void rowsOfOtherClassesAreRefused() {
        TargetInfo abc = TargetInfo.classes(List.of("a", "b", "c"));
        SameClasses.check(abc, abc);
        SameClasses.check(TargetInfo.classes(List.of("a", "b")), abc);
        SameClasses.check(TargetInfo.numbers(1), TargetInfo.numbers(1));
        for (List<String> other : List.of(List.of("b", "a"), List.of("a", "c"), List.of("a", "b", "c", "d"))) {
            assertThatThrownBy(() -> SameClasses.check(TargetInfo.classes(other), abc))
                    .hasMessage("the rows have the classes " + other + ", the network [a, b, c]");
        }
        assertThatThrownBy(() -> SameClasses.check(TargetInfo.numbers(1), abc))
                .hasMessage("the rows have the classes [], the network [a, b, c]");
        TargetInfo one = TargetInfo.several(List.of(new TargetInfo.Part("p", abc)));
        TargetInfo two = TargetInfo.several(List.of(new TargetInfo.Part("p", abc), new TargetInfo.Part("q", LABELS)));
        assertThatThrownBy(() -> SameClasses.check(one, two))
                .hasMessage("the rows have 1 targets with a loss each, the network 2");
        TargetInfo ba = TargetInfo.several(List.of(
                new TargetInfo.Part("p", TargetInfo.classes(List.of("b", "a"))), new TargetInfo.Part("q", LABELS)));
        assertThatThrownBy(() -> SameClasses.check(ba, two))
                .hasMessage("the rows have the classes [b, a], the network [a, b, c]");
    }

    @Test
    void stoppingEarlySaysWhatItNeeds() {
        assertThat(EarlyStopping.known(List.of("loss", "auc")))
                .containsExactly("train_loss", "validation_loss", "validation_auc");
        assertThat(new EarlyStopping("validation_auc", 1, 0).needsValidation()).isTrue();
        assertThat(new EarlyStopping("train_loss", 1, 0).needsValidation()).isFalse();
        assertThatThrownBy(() -> new EarlyStopping("train_loss", 0, 0))
                .hasMessage("patience is at least 1 epoch, not 0");
        assertThatThrownBy(() -> new EarlyStopping("train_loss", 1, -0.5))
                .hasMessage("the least improvement is 0 or more, not -0.5");
        assertThatThrownBy(() -> new EarlyStopping("train_loss", 1, Double.NaN))
                .hasMessage("the least improvement is 0 or more, not NaN");
    }
}
