package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a network that gives its input back, so that they can be told from the rows. */
class EvaluatorTest {
    private static final float[] IDENTITY = {1, 0, 0, 1, 0, 0};

    private static Evaluator evaluator(Goal goal, float[] parameters, List<Choice<Metric>> metrics, Team team) {
        Network network = Network.of(goal.spec(), Tasks.PLUGINS, parameters, new float[0]);
        return new Evaluator(
                network.graph(),
                Arenas.of(parameters, new float[0]),
                goal,
                AskedFigures.of(metrics),
                Tasks.PLUGINS,
                new ScalarKernels(),
                team);
    }

    private static Dataset pairs(int rows) {
        Matrix x = Matrix.zeros(rows, 2);
        Matrix t = Matrix.zeros(rows, 2);
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            x.set(i, 0, i % 7);
            x.set(i, 1, i % 5);
            t.set(i, 0, i % 7 + (i % 3 == 0 ? 2 : 0));
            t.set(i, 1, i % 5 + (i < 384 ? 1 : -3));
            weights[i] = i % 4;
        }
        return Dataset.of(x, t, TargetInfo.numbers(2), weights);
    }

    /** On both sides of the 384 rows that are evaluated together. */
    @ParameterizedTest
    @ValueSource(ints = {1, 383, 384, 385, 768, 1000})
    void everyRowCountsByItsWeight(int rows) {
        Dataset data = pairs(rows + 1);
        Goal goal = Goal.of(Network.of(2, dense(2)), Choice.of("mean_squared_error"), data, false, Tasks.PLUGINS);
        double weights = 0;
        double[] absolute = new double[2];
        double[] squared = new double[2];
        for (int i = 0; i <= rows; i++) {
            double[] error = {i % 3 == 0 ? 2 : 0, i < 384 ? 1 : -3};
            weights += i % 4;
            for (int j = 0; j < 2; j++) {
                absolute[j] += i % 4 * Math.abs(error[j]);
                squared[j] += i % 4 * error[j] * error[j];
            }
        }
        List<String> seen = new ArrayList<>();
        try (Team team = new Team(1)) {
            Evaluator evaluator =
                    evaluator(goal, IDENTITY, List.of(Choice.of("loss"), Choice.of("mae"), Choice.of("rmse")), team);
            Map<String, Double> figures = evaluator.evaluate(data, (part, block) -> {
                for (int i = 0; i < block.count(); i++) {
                    int row = seen.size();
                    assertThat(block.weight(i)).isEqualTo(row % 4);
                    assertThat(block.predictions().get(i, 0)).isEqualTo(row % 7);
                    assertThat(block.targets().get(i, 0)).isEqualTo(row % 7 + (row % 3 == 0 ? 2 : 0));
                    double second = row < 384 ? 1 : 9;
                    assertThat(block.loss(i)).isEqualTo(((row % 3 == 0 ? 4 : 0) + second) / 2);
                    seen.add(part + "");
                }
            });
            assertThat(figures.keySet())
                    .containsExactly(
                            "r2", "r2[0]", "r2[1]", "loss", "mae", "mae[0]", "mae[1]", "rmse", "rmse[0]", "rmse[1]");
            assertThat(figures.get("loss")).isCloseTo((squared[0] + squared[1]) / 2 / weights, within(1e-9));
            assertThat(figures.get("mae")).isCloseTo((absolute[0] + absolute[1]) / 2 / weights, within(1e-9));
            // The mean of the roots of the columns, as scikit-learn has it.
            assertThat(figures.get("rmse"))
                    .isCloseTo((Math.sqrt(squared[0] / weights) + Math.sqrt(squared[1] / weights)) / 2, within(1e-9));
            for (int j = 0; j < 2; j++) {
                assertThat(figures.get("mae[" + j + "]")).isCloseTo(absolute[j] / weights, within(1e-9));
                assertThat(figures.get("rmse[" + j + "]")).isCloseTo(Math.sqrt(squared[j] / weights), within(1e-9));
            }
            assertThat(evaluator.evaluate(data)).isEqualTo(figures);
            assertThat(evaluator.names()).containsExactlyElementsOf(figures.keySet());
        }
        assertThat(seen).hasSize(rows + 1).containsOnly("0");
    }

    private static List<String> keys(TargetInfo target, String... metrics) {
        List<Choice<Metric>> choices = new ArrayList<>();
        for (String metric : metrics) {
            choices.add(Choice.of(metric));
        }
        return Figures.keys(Figures.told(AskedFigures.of(choices), target, Tasks.PLUGINS));
    }

    @Test
    void onlyNumbersAreToldColumnByColumn() {
        assertThat(keys(TargetInfo.numbers(1), "rmse")).containsExactly("loss", "mae", "r2", "rmse");
        assertThat(keys(TargetInfo.multiLabel(List.of("p", "q")), "accuracy"))
                .containsExactly("loss", "hamming_loss", "f1", "accuracy");
    }

    @Test
    void aMetricThatIsAskedForAgainIsCounted() {
        assertThat(keys(TargetInfo.numbers(2), "pinball", "mae", "pinball", "pinball"))
                .endsWith(
                        "pinball",
                        "pinball[0]",
                        "pinball[1]",
                        "mae",
                        "mae[0]",
                        "mae[1]",
                        "pinball_2",
                        "pinball_2[0]",
                        "pinball_2[1]",
                        "pinball_3",
                        "pinball_3[0]",
                        "pinball_3[1]");
    }

    @Test
    void ofSeveralTargetsEachHasTheMetricsThatFitIt() {
        TargetInfo several = TargetInfo.several(List.of(
                new TargetInfo.Part("price", TargetInfo.numbers(2)),
                new TargetInfo.Part("sold", TargetInfo.classes(List.of("no", "yes")))));
        assertThat(keys(several, "max_error"))
                .containsExactly(
                        "loss",
                        "price.loss",
                        "price.mae",
                        "price.mae[0]",
                        "price.mae[1]",
                        "price.rmse",
                        "price.rmse[0]",
                        "price.rmse[1]",
                        "price.r2",
                        "price.r2[0]",
                        "price.r2[1]",
                        "price.max_error",
                        "price.max_error[0]",
                        "price.max_error[1]",
                        "sold.loss",
                        "sold.accuracy",
                        "sold.f1",
                        "sold.auc");
    }

    @Test
    void everyKindOfTargetHasItsStandardMetrics() {
        assertThat(names(TargetKind.NUMBER)).containsExactly("loss", "mae", "rmse", "r2");
        assertThat(names(TargetKind.BINARY)).containsExactly("loss", "accuracy", "f1", "auc");
        assertThat(names(TargetKind.CATEGORY)).containsExactly("loss", "accuracy", "f1");
        assertThat(names(TargetKind.MULTI_LABEL)).containsExactly("loss", "accuracy", "hamming_loss", "f1");
        assertThat(names(TargetKind.SEVERAL)).containsExactly("loss");
        assertThat(names(TargetKind.CATEGORY, "kappa", "accuracy")).containsExactly("loss", "f1", "kappa", "accuracy");
    }

    private static List<String> names(TargetKind kind, String... further) {
        List<Choice<Metric>> choices = new ArrayList<>();
        for (String metric : further) {
            choices.add(Choice.of(metric));
        }
        return StandardMetrics.with(kind, choices).stream().map(Choice::name).toList();
    }

    @Test
    void whichWayIsBetterIsThatOfTheMetric() {
        Goal goal = Goal.of(Network.of(2, dense(2)), Choice.of("mean_squared_error"), pairs(3), false, Tasks.PLUGINS);
        try (Team team = new Team(1)) {
            Evaluator evaluator = evaluator(goal, IDENTITY, List.of(Choice.of("mae"), Choice.of("r2")), team);
            assertThat(evaluator.higherIsBetter("r2")).isTrue();
            assertThat(evaluator.higherIsBetter("r2[1]")).isTrue();
            assertThat(evaluator.higherIsBetter("mae")).isFalse();
            assertThat(evaluator.higherIsBetter("mae[0]")).isFalse();
        }
    }

    /** A gaussian predicts two numbers a target; figures see the means, which come first. */
    @Test
    void metricsSeeTheColumnsThatStandForTheTargets() {
        Dataset one = Dataset.of(new float[][] {{3, 0}, {5, 0}}, new float[] {2, 9});
        Goal goal = Goal.of(Network.of(2, dense(2)), Choice.of("gaussian_nll"), one, false, Tasks.PLUGINS);
        try (Team team = new Team(1)) {
            Map<String, Double> figures =
                    evaluator(goal, IDENTITY, List.of(Choice.of("mae")), team).evaluate(one);
            assertThat(figures.get("mae")).isCloseTo((1 + 4) / 2.0, within(1e-6));
        }
    }

    /** Trained in standard units, told in the targets' own. */
    @Test
    void figuresOfOneColumnSeeItsOwnPrediction() {
        Dataset two = Dataset.of(new float[][] {{3, 10}, {5, 20}}, new float[][] {{2, 12}, {9, 21}});
        Goal goal = Goal.of(Network.of(2, dense(2)), Choice.of("mean_absolute_error"), two, true, Tasks.PLUGINS);
        try (Team team = new Team(1)) {
            List<Double> scale = goal.scaling().scale();
            List<Double> shift = goal.scaling().shift();
            // In the training unit the output is (x - shift) / scale: the prediction is x again.
            float[] parameters = {
                (float) (1 / scale.get(0)),
                0,
                0,
                (float) (1 / scale.get(1)),
                (float) (-shift.get(0) / scale.get(0)),
                (float) (-shift.get(1) / scale.get(1))
            };
            Map<String, Double> figures = evaluator(
                            goal, parameters, List.of(Choice.of("loss"), Choice.of("mae")), team)
                    .evaluate(two);
            assertThat(figures.get("mae[0]")).isCloseTo(2.5, within(1e-5));
            assertThat(figures.get("mae[1]")).isCloseTo(1.5, within(1e-5));
            assertThat(figures.get("loss")).as("in the targets' own unit").isCloseTo(2, within(1e-5));
        }
    }

    /** A row without one of several targets counts for the others; the loss of the whole is the sum of what is there. */
    @Test
    void aRowThatLacksATargetIsNotJudgedByIt() {
        TargetInfo number = TargetInfo.numbers(1).withMissing(true);
        TargetInfo target =
                TargetInfo.several(List.of(new TargetInfo.Part("left", number), new TargetInfo.Part("right", number)));
        Matrix x = Matrix.copyOf(new float[][] {{1, 10}, {2, 20}, {3, 30}});
        Matrix t = Matrix.copyOf(new float[][] {{2, 10}, {Float.NaN, 24}, {6, Float.NaN}});
        Dataset rows = Dataset.of(x, t, target, new double[] {1, 2, 3});
        Goal goal = Goal.of(
                Network.of(2, Concat.of(List.of(List.of(dense(1)), List.of(dense(1))), List.of())),
                null,
                rows,
                false,
                Tasks.PLUGINS);
        List<String> weights = new ArrayList<>();
        try (Team team = new Team(1)) {
            // Each head gives one of the inputs back.
            Map<String, Double> figures = evaluator(goal, new float[] {1, 0, 0, 0, 1, 0}, List.of(), team)
                    .evaluate(rows, (part, block) -> {
                        for (int i = 0; i < block.count(); i++) {
                            weights.add(part + ":" + block.weight(i) + ":" + block.lossWeight(i));
                        }
                    });
            assertThat(figures.get("left.mae")).isCloseTo((1 + 3 * 3) / 4.0, within(1e-12));
            assertThat(figures.get("right.mae")).isCloseTo(2 * 4 / 3.0, within(1e-12));
            assertThat(figures.get("left.loss")).isCloseTo((1 + 3 * 9) / 4.0, within(1e-12));
            assertThat(figures.get("loss")).isCloseTo((1 * 1 + 2 * 16 + 3 * 9) / 6.0, within(1e-12));
        }
        assertThat(weights)
                .containsExactly("0:1.0:1.0", "0:0.0:0.0", "0:3.0:3.0", "1:1.0:1.0", "1:2.0:2.0", "1:0.0:0.0");
    }

    /** Squared errors of 1 and 4 in classes that weigh ½ and 4, rows that weigh 2 and 1: (1 + 16) / 5. */
    @Test
    void theLossIsByClassAndOtherFiguresByRow() {
        TargetInfo classes = TargetInfo.classes(List.of("no", "yes")).withClassWeights(List.of(0.5, 4.0));
        Dataset rows = Dataset.of(
                Matrix.copyOf(new float[][] {{1}, {-1}}),
                Matrix.copyOf(new float[][] {{0}, {1}}),
                classes,
                new double[] {2, 1});
        Goal goal = Goal.of(Network.of(1, dense(1)), Choice.of("mean_squared_error"), rows, false, Tasks.PLUGINS);
        try (Team team = new Team(1)) {
            Map<String, Double> figures = evaluator(
                            goal, new float[] {1, 0}, List.of(Choice.of("loss"), Choice.of("accuracy")), team)
                    .evaluate(rows);
            assertThat(figures.get("loss")).isCloseTo((2 * 0.5 * 1 + 1 * 4.0 * 4) / 5, within(1e-12));
            assertThat(figures.get("accuracy")).as("both are on the wrong side").isZero();
        }
    }

    /** Of a, a, a, b, c predicted as a, a, b, b, c the figures of each class: 2·1·⅔/(1 + ⅔), 2·½·1/(½ + 1) and 1. */
    @Test
    void aFigureThatTellsEachClassTellsItUnderItsName() {
        TargetInfo abc = TargetInfo.classes(List.of("a", "b", "c"));
        float[][] x = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}};
        Dataset rows = Dataset.of(x, new int[] {0, 0, 0, 1, 2}, abc);
        Goal goal = Goal.of(Network.of(3, dense(3)), null, rows, false, Tasks.PLUGINS);
        Choice<Metric> f1 = Tasks.PLUGINS.choice(Metric.class, "f1", Map.of("per_class", true));
        try (Team team = new Team(1)) {
            Evaluator evaluator = evaluator(goal, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, List.of(f1), team);
            Map<String, Double> figures = evaluator.evaluate(rows);
            assertThat(figures.keySet()).containsExactly("loss", "accuracy", "f1", "f1[a]", "f1[b]", "f1[c]");
            assertThat(evaluator.names()).containsExactlyElementsOf(figures.keySet());
            assertThat(figures.get("f1[a]")).isCloseTo(0.8, within(1e-12));
            assertThat(figures.get("f1[b]")).isCloseTo(2 / 3.0, within(1e-12));
            assertThat(figures.get("f1[c]")).isCloseTo(1, within(1e-12));
            assertThat(figures.get("f1")).isCloseTo((0.8 + 2 / 3.0 + 1) / 3, within(1e-12));
            assertThat(evaluator.higherIsBetter("f1[b]")).isTrue();
        }
    }
}
