package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.GradientCheck;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.loss.WeightedSum.Weighted;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A number, one of two classes and one of three over the same two inputs. */
class SeveralGoalsTest {
    private static final int ROWS = 40;
    private static final TargetInfo NUMBER = TargetInfo.numbers(1).withMissing(true);
    private static final TargetInfo TWO = TargetInfo.classes(List.of("no", "yes"));
    private static final TargetInfo THREE = TargetInfo.classes(List.of("a", "b", "c"));
    private static final TargetInfo ALL = TargetInfo.several(List.of(
            new TargetInfo.Part("price", NUMBER),
            new TargetInfo.Part("sold", TWO),
            new TargetInfo.Part("color", THREE)));

    private static Matrix inputs() {
        Matrix x = Matrix.zeros(ROWS, 2);
        for (int i = 0; i < ROWS; i++) {
            x.set(i, 0, (float) Math.sin(i * 0.7));
            x.set(i, 1, (float) Math.cos(i * 1.3));
        }
        return x;
    }

    private static Matrix targets() {
        Matrix t = Matrix.zeros(ROWS, 3);
        for (int i = 0; i < ROWS; i++) {
            t.set(i, 0, 500 + 30 * i % 11);
            t.set(i, 1, i % 3 == 0 ? 1 : 0);
            t.set(i, 2, i % 7 % 3);
        }
        return t;
    }

    private static Dataset data(Matrix t) {
        return Dataset.of(inputs(), t, ALL);
    }

    private static Matrix column(Matrix t, int column) {
        Matrix one = Matrix.zeros(ROWS, 1);
        for (int i = 0; i < ROWS; i++) {
            one.set(i, 0, t.get(i, column));
        }
        return one;
    }

    private static Choice<Layer> heads(int hidden) {
        List<Choice<Layer>> sold = hidden == 0 ? List.of(dense(1)) : List.of(dense(hidden, "tanh"), dense(1));
        return Concat.of(List.of(List.of(dense(1)), sold, List.of(dense(3))), List.of("price", "sold", "color"));
    }

    private static Choice<Loss> weights(double price, double sold, double color) {
        return WeightedSum.of(List.of(
                new Weighted(Choice.of("mean_squared_error"), price),
                new Weighted(Choice.of("binary_cross_entropy"), sold),
                new Weighted(Choice.of("cross_entropy"), color)));
    }

    private static Goal goal(NetworkSpec spec, @Nullable Choice<Loss> loss) {
        return Goal.of(spec, loss, data(targets()), true, Tasks.PLUGINS);
    }

    @Test
    void eachBranchGetsTheHeadOfItsLossOverColumnsOfItsOwn() {
        Goal goal = goal(Network.of(2, dense(4, "tanh"), heads(3)), null);
        assertThat(goal.parts()).extracting(GoalPart::name).containsExactly("price", "sold", "color");
        assertThat(goal.parts()).extracting(GoalPart::output).containsExactly(0, 1, 2);
        assertThat(goal.parts()).extracting(GoalPart::column).containsExactly(0, 1, 2);
        assertThat(goal.parts().getFirst().scaling()).isNotNull();
        Concat.Parameters head =
                (Concat.Parameters) goal.spec().head().getFirst().choice().parameters();
        assertThat(head.widths()).containsExactly(1, 1, 3);
        assertThat(head.branches())
                .extracting(branch -> branch.getFirst().name())
                .containsExactly("rescale", "activation", "activation");
    }

    @Test
    void theGradientIsRightAndThatOfTheStepIsTheSame() {
        Goal goal = goal(Network.of(2, dense(4, "tanh"), heads(3)), weights(2, 0.5, 1));
        Network network = Network.initialize(goal.spec(), Tasks.PLUGINS, 3);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        double[][] x = new double[ROWS][2];
        double[][] t = new double[ROWS][3];
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        TargetScaling scaling = goal.scaling();
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][Math.min(j, 1)] = inputs().get(i, Math.min(j, 1));
                t[i][j] = (targets().get(i, j) - scaling.shift().get(j))
                        / scaling.scale().get(j);
            }
        }
        assertThat(GradientCheck.of(exact, x, t, ones, goal.loss(), 1000)).allMatch(GradientCheck.Verdict::passed);
        exact.gradient(x, t, ones, goal.loss(), (part, name, formula, values) -> {});
        float[] gradient = BatchGradient.of(network, goal, data(targets()), new ScalarKernels());
        for (Parameter p : network.graph().layout().parameters()) {
            for (int i = 0; i < p.size(); i++) {
                assertThat((double) gradient[p.offset() + i])
                        .as(p.name())
                        .isCloseTo(exact.gradient(p)[i / p.columns()][i % p.columns()], within(1e-5));
            }
        }
    }

    /** Heads over nothing in common learn what networks of their own would learn, to the bit. */
    @Test
    void headsWithoutCommonLayersLearnAsIfTheyWereAlone() {
        Matrix t = targets();
        Network together = train(Network.of(2, zeros(heads(0))), data(t), weights(1, 1, 1));
        Network price = train(Network.of(2, zero(1)), Dataset.of(inputs(), column(t, 0), NUMBER), null);
        Network sold = train(Network.of(2, zero(1)), Dataset.of(inputs(), column(t, 1), TWO), null);
        Network color = train(Network.of(2, zero(3)), Dataset.of(inputs(), column(t, 2), THREE), null);
        float[] alone = new float[together.parameters().length];
        int at = 0;
        for (Network one : List.of(price, sold, color)) {
            System.arraycopy(one.parameters(), 0, alone, at, one.parameters().length);
            at += one.parameters().length;
        }
        assertThat(together.parameters()).containsExactlyInAnyOrder(alone);
    }

    @Test
    void aRowWithoutATargetTeachesThatHeadNothing() {
        Matrix t = targets();
        Matrix without = targets();
        for (int i = 0; i < ROWS; i += 4) {
            without.set(i, 1, Float.NaN);
        }
        Network all = train(Network.of(2, zeros(heads(0))), data(t), weights(1, 1, 1));
        Network some = train(Network.of(2, zeros(heads(0))), data(without), weights(1, 1, 1));
        assertThat(parameters(some, "sold"))
                .doesNotContain(parameters(all, "sold"))
                .doesNotContain(Float.NaN);
        assertThat(parameters(some, "price")).containsExactly(parameters(all, "price"));
        assertThat(parameters(some, "color")).containsExactly(parameters(all, "color"));
    }

    @Test
    void metricsAreToldByHeadAndSumUpToTheLoss() {
        Choice<Loss> loss = weights(2, 0.5, 1);
        NetworkSpec spec = Network.of(2, dense(4, "tanh"), heads(3));
        Map<String, Double> figures;
        double scale;
        try (Trainer trainer = Tasks.trainer(spec, 0.1)
                .loss(loss)
                .standardizeTargets(true)
                .epochs(3)
                .build()) {
            TrainingReport report = trainer.fit(data(targets()));
            figures = trainer.evaluate(data(targets()));
            scale = goal(spec, loss).parts().getFirst().scaling().scale().getFirst();
            assertThat(report.epochs()).isEqualTo(3);
        }
        assertThat(figures)
                .containsKeys("price.rmse", "price.r2", "sold.accuracy", "sold.auc", "color.f1", "color.loss")
                .doesNotContainKeys("price.accuracy", "color.auc", "accuracy");
        double sum = 2 * figures.get("price.loss") / (scale * scale)
                + 0.5 * figures.get("sold.loss")
                + figures.get("color.loss");
        assertThat(figures.get("loss")).isCloseTo(sum, within(1e-5 * sum));
    }

    @Test
    void aModelGoesOnInTheUnitsItWasTrainedIn() {
        Goal trained = goal(Network.of(2, dense(4, "tanh"), heads(3)), weights(2, 0.5, 1));
        Goal again = Goal.ofTrained(trained.spec(), weights(2, 0.5, 1), ALL, Tasks.PLUGINS);
        assertThat(again.spec()).isEqualTo(trained.spec());
        assertThat(again.scaling()).isEqualTo(trained.scaling());
        Goal further = Goal.of(trained.spec(), weights(2, 0.5, 1), data(targets()), true, Tasks.PLUGINS);
        assertThat(further.spec()).isEqualTo(trained.spec());
    }

    /** The bias of each head from the rows of its own target, by their weights, on both sides of 1024 rows. */
    @Test
    void everyHeadStartsWithThePriorOfItsOwnTarget() {
        int rows = 1500;
        TargetInfo target = TargetInfo.several(
                List.of(new TargetInfo.Part("place", TargetInfo.numbers(2)), new TargetInfo.Part("color", THREE)));
        Matrix t = Matrix.zeros(rows, 3);
        double[] weights = new double[rows];
        double[] sums = new double[5];
        double all = 0;
        for (int i = 0; i < rows; i++) {
            t.set(i, 0, i);
            t.set(i, 1, i % 10);
            t.set(i, 2, i % 4 == 0 ? 2 : i % 2);
            weights[i] = i % 3 + (i > 1200 ? 2 : 0);
            all += weights[i];
            sums[0] += weights[i] * i;
            sums[1] += weights[i] * (i % 10);
            sums[2 + (int) t.get(i, 2)] += weights[i];
        }
        Choice<Layer> two = Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 2, "bias_initializer", "prior"));
        Choice<Layer> three =
                Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 3, "bias_initializer", "prior"));
        NetworkSpec spec = Network.of(2, Concat.of(List.of(List.of(two), List.of(three)), List.of()));
        Goal goal = Goal.of(spec, null, Dataset.of(Matrix.zeros(rows, 2), t, target, weights), false, Tasks.PLUGINS);
        Network network = Network.initialize(goal.spec(), Tasks.PLUGINS, 1);
        List<Parameter> parameters = network.graph().layout().parameters();
        for (int j = 0; j < 2; j++) {
            assertThat((double) network.parameters()[parameters.get(1).offset() + j])
                    .isCloseTo(sums[j] / all, within(1e-3));
        }
        for (int j = 0; j < 3; j++) {
            assertThat((double) network.parameters()[parameters.get(3).offset() + j])
                    .isCloseTo(StrictMath.log(sums[2 + j] / all), within(1e-6));
        }
    }

    @Test
    void theLossOfAStepIsThatOfItsRowsAlone() {
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(4, "tanh"), heads(3)), 0)
                .standardizeTargets(true)
                .build()) {
            double first = trainer.step(data(targets()));
            assertThat(trainer.step(data(targets()))).isEqualTo(first);
            assertThat(trainer.evaluate(data(targets())).get("loss")).isCloseTo(first, within(1e-6));
        }
    }

    /** Each number has the unit of its own columns, wherever they stand; what is no number has none. */
    @Test
    void everyNumberHasAUnitOfItsOwn() {
        TargetInfo target = TargetInfo.several(List.of(
                new TargetInfo.Part("color", THREE),
                new TargetInfo.Part("size", TargetInfo.numbers(1)),
                new TargetInfo.Part("place", TargetInfo.numbers(2))));
        Matrix t = Matrix.copyOf(new float[][] {{0, 10, 1, -5}, {1, 20, 1, 5}, {2, 60, 4, 0}});
        Dataset rows = Dataset.of(Matrix.zeros(3, 2), t, target);
        NetworkSpec spec =
                Network.of(2, Concat.of(List.of(List.of(dense(3)), List.of(dense(1)), List.of(dense(2))), List.of()));
        Goal goal = Goal.of(spec, null, rows, true, Tasks.PLUGINS);
        assertThat(goal.parts().get(0).scaling()).isNull();
        TargetScaling size = TargetScaling.of(Dataset.of(new float[3][2], new float[] {10, 20, 60}));
        TargetScaling place = TargetScaling.of(Dataset.of(new float[3][2], new float[][] {{1, -5}, {1, 5}, {4, 0}}));
        assertThat(goal.parts().get(1).scaling()).isEqualTo(size);
        assertThat(goal.parts().get(2).scaling()).isEqualTo(place);
        assertThat(goal.parts()).extracting(GoalPart::output).containsExactly(0, 3, 4);
        assertThat(goal.parts()).extracting(GoalPart::column).containsExactly(0, 1, 2);
        assertThat(goal.scaling().scale())
                .containsExactly(
                        1.0,
                        size.scale().getFirst(),
                        place.scale().get(0),
                        place.scale().get(1));
        assertThat(goal.scaling().shift())
                .containsExactly(
                        0.0,
                        size.shift().getFirst(),
                        place.shift().get(0),
                        place.shift().get(1));
    }

    /** Numbers in their own unit need no head. */
    @Test
    void withoutUnitsAndLinksThereIsNoHead() {
        TargetInfo target = TargetInfo.several(
                List.of(new TargetInfo.Part("size", TargetInfo.numbers(1)), new TargetInfo.Part("weight", NUMBER)));
        Dataset rows = Dataset.of(Matrix.zeros(3, 2), Matrix.copyOf(new float[][] {{1, 2}, {3, 4}, {5, 9}}), target);
        NetworkSpec spec = Network.of(2, Concat.of(List.of(List.of(dense(1)), List.of(dense(1))), List.of()));
        Goal goal = Goal.of(spec, null, rows, false, Tasks.PLUGINS);
        assertThat(goal.spec().head()).isEmpty();
        assertThat(goal.scaling()).isNull();
        assertThat(Goal.of(spec, null, rows, true, Tasks.PLUGINS).spec().head()).hasSize(1);
    }

    @Test
    void aNetworkWithoutABranchForEachTargetIsRefused() {
        assertThatThrownBy(() -> goal(Network.of(2, dense(5)), null))
                .isInstanceOf(MisfitException.class)
                .hasMessage("a network for 3 targets with a loss each ends in a concat block with a branch of layers "
                        + "for each");
        Choice<Loss> one = WeightedSum.of(List.of(new Weighted(Choice.of("cross_entropy"), 1)));
        assertThatThrownBy(() -> goal(Network.of(2, heads(3)), one))
                .isInstanceOf(MisfitException.class)
                .hasMessage("there are 1 losses for 3 targets");
    }

    @Test
    void aLossThatDoesNotFitIsToldWithItsTarget() {
        Choice<Loss> wrong = WeightedSum.of(List.of(
                new Weighted(Choice.of("mean_squared_error"), 1),
                new Weighted(Choice.of("poisson"), 1),
                new Weighted(Choice.of("cross_entropy"), 1)));
        assertThatThrownBy(() -> goal(Network.of(2, heads(3)), wrong))
                .isInstanceOfSatisfying(
                        MisfitException.class,
                        misfit -> assertThat(misfit.target()).isEqualTo("sold"));
    }

    private static Choice<Layer> zero(int units) {
        Dense.Parameters given = (Dense.Parameters) dense(units).parameters();
        return Choice.of(
                "dense",
                new Dense.Parameters(
                        given.units(),
                        null,
                        Choice.of("zeros"),
                        given.biasInitializer(),
                        given.bias(),
                        given.regularizer(),
                        given.constraint()));
    }

    private static Choice<Layer> zeros(Choice<Layer> heads) {
        Concat.Parameters parameters = (Concat.Parameters) heads.parameters();
        return Concat.of(List.of(List.of(zero(1)), List.of(zero(1)), List.of(zero(3))), parameters.names());
    }

    private static Network train(NetworkSpec spec, Dataset data, @Nullable Choice<Loss> loss) {
        Trainer.Builder builder = Tasks.trainer(spec, 0.1).epochs(5).batchSize(8);
        if (loss != null) {
            builder.loss(loss);
        }
        try (Trainer trainer = builder.build()) {
            trainer.fit(data);
            return trainer.network();
        }
    }

    private static float[] parameters(Network network, String head) {
        float[] own = {};
        for (Parameter p : network.graph().layout().parameters()) {
            if (p.name().contains(head)) {
                int length = own.length;
                own = Arrays.copyOf(own, length + p.end() - p.offset());
                System.arraycopy(network.parameters(), p.offset(), own, length, p.end() - p.offset());
            }
        }
        return own;
    }
}
