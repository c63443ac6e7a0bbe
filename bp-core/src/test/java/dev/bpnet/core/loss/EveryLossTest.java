package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.Guarded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss there is with every target that it takes: float path and definition are the same, what is missing counts for nothing. */
class EveryLossTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final int ROWS = 6;

    private final Kernels k = new ScalarKernels();
    private final Random random = new Random(23);

    /** A loss for a target. */
    record Case(Choice<Loss> choice, TargetInfo target) {
        Loss loss() {
            return PLUGINS.loss(choice, target);
        }

        @Override
        public String toString() {
            return choice + " of " + target;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Choice<Loss> choice : choices()) {
            LossPlugin<?> plugin = PLUGINS.find(LossPlugin.class, choice.name());
            for (TargetKind kind : plugin.accepts()) {
                targets(kind).forEach(target -> cases.add(new Case(choice, target)));
            }
        }
        return cases;
    }

    private static List<Choice<Loss>> choices() {
        List<Choice<Loss>> choices = new ArrayList<>();
        PLUGINS.names(LossPlugin.class).forEach(name -> choices.add(Choice.of(name)));
        choices.add(PLUGINS.choice(Loss.class, "quantile", Map.of("levels", List.of(0.1, 0.5, 0.8))));
        choices.add(PLUGINS.choice(Loss.class, "gaussian_nll", Map.of("full", true)));
        choices.add(PLUGINS.choice(Loss.class, "poisson", Map.of("full", true)));
        choices.add(PLUGINS.choice(Loss.class, "kl_divergence", Map.of("log_target", true)));
        choices.add(PLUGINS.choice(Loss.class, "huber", Map.of("delta", 0.4)));
        choices.add(PLUGINS.choice(Loss.class, "smooth_l1", Map.of("beta", 0.4)));
        choices.add(PLUGINS.choice(Loss.class, "multi_margin", Map.of("power", 2, "margin", 0.7)));
        return choices;
    }

    private static Stream<TargetInfo> targets(TargetKind kind) {
        return switch (kind) {
            case NUMBER ->
                Stream.of(
                        TargetInfo.numbers(2),
                        TargetInfo.numbers(3).withMissing(true),
                        TargetInfo.numbers(2).withScales(List.of(2.0, 0.5)));
            case BINARY -> Stream.of(TargetInfo.classes(List.of("no", "yes")));
            case CATEGORY -> Stream.of(TargetInfo.classes(List.of("a", "b", "c", "d")));
            case MULTI_LABEL -> Stream.of(TargetInfo.multiLabel(List.of("p", "q", "r")));
            case SEVERAL ->
                Stream.of(TargetInfo.several(List.of(
                        new TargetInfo.Part("one", TargetInfo.numbers(2)),
                        new TargetInfo.Part("two", TargetInfo.classes(List.of("a", "b", "c"))))));
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFloatPathComputesTheDefinitionOnTheRowsAskedForOnly(Case c) {
        Loss loss = c.loss();
        for (int trial = 0; trial < 30; trial++) {
            Guarded z = outputs(loss, c.choice().name());
            Guarded t = target(c.target(), c.target().missing() && trial % 3 > 0);
            Guarded dz = Guarded.empty(ROWS, loss.outputs(), 1, 2);
            float[] scale = {1, 0.5f, 0.25f, 2, 1, 0.125f};
            double[] rowLoss = new double[ROWS];
            loss.evaluate(k, z.matrix(), t.matrix(), scale, rowLoss, dz.matrix(), 1, 5);
            z.assertUntouched();
            t.assertUntouched();
            dz.assertUntouchedOutside(1, 5);
            for (int i = 1; i < 5; i++) {
                double[] slopes = new double[loss.outputs()];
                double expected = loss.define(row(z.matrix(), i), row(t.matrix(), i), slopes);
                assertClose(rowLoss[i], expected, 1e-5, 1e-6, "row " + i);
                for (int j = 0; j < slopes.length; j++) {
                    assertClose(dz.matrix().get(i, j), scale[i] * slopes[j], 2e-5, 2e-6, "slope " + j);
                }
                assertThat(loss.define(row(z.matrix(), i), row(t.matrix(), i), null))
                        .isEqualTo(expected);
            }
            assertThat(rowLoss[0]).isZero();
            assertThat(rowLoss[5]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsMissingCountsForNothing(Case c) {
        Loss loss = c.loss();
        if (!c.target().missing() || !loss.weightsRows()) {
            return;
        }
        Matrix t = Matrix.zeros(2, c.target().columns());
        for (int j = 0; j < t.columns(); j++) {
            t.set(0, j, Float.NaN);
            t.set(1, j, j == 1 ? Float.NaN : 0.5f);
        }
        // A row of shares is known as a whole or not at all.
        boolean wholeRows =
                List.of("cross_entropy", "kl_divergence").contains(c.choice().name());
        assertThat(loss.rowWeight(t, 0)).as("a row without any value").isZero();
        assertThat(loss.rowWeight(t, 1)).as("a row with some").isEqualTo(wholeRows ? 0 : 1);
        Matrix z = outputs(loss, c.choice().name()).matrix();
        Matrix dz = Matrix.zeros(2, loss.outputs());
        double[] rowLoss = {7, 7};
        loss.evaluate(k, z, t, new float[] {1, 1}, rowLoss, dz, 0, 2);
        double[] slopes = new double[loss.outputs()];
        Arrays.fill(slopes, 7);
        assertThat(rowLoss[0]).isZero();
        assertThat(loss.define(row(z, 0), row(t, 0), slopes)).isZero();
        double some = 0;
        for (int j = 0; j < slopes.length; j++) {
            assertThat(slopes[j]).isZero();
            assertThat(dz.get(0, j)).isZero();
            some += Math.abs(dz.get(1, j));
            if (j % t.columns() == 1) {
                assertThat(dz.get(1, j)).as("slope of a value that is missing").isZero();
            }
        }
        assertThat(rowLoss[1]).isFinite();
        assertThat(some > 0).as("slopes of the values that are there").isNotEqualTo(wholeRows);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void predictionsAreNamedAndComeBackIntoTheirUnit(Case c) {
        Loss loss = c.loss();
        assertThat(loss.formula()).isNotBlank();
        assertThat(loss.deltaFormula()).isNotBlank();
        assertThat(loss.outputs()).isPositive();
        if (c.target().kind() != TargetKind.NUMBER || c.target().columns() != 2) {
            return;
        }
        List<String> names = loss.predictionNames(List.of("u", "v"));
        assertThat(names).hasSize(loss.outputs()).doesNotHaveDuplicates();
        for (int j = 0; j < loss.outputs(); j++) {
            boolean variance = names.get(j).endsWith("_variance");
            double scale = j % 2 == 0 ? 3 : 5;
            assertThat(loss.predictionScale(j, List.of(3.0, 5.0))).isEqualTo(variance ? scale * scale : scale);
            assertThat(loss.predictionShift(j, List.of(7.0, 9.0))).isEqualTo(variance ? 0 : j % 2 == 0 ? 7 : 9);
            assertThat(names.get(j)).startsWith(j % 2 == 0 ? "u" : "v");
        }
        assertThat(loss.pointColumn())
                .isEqualTo(loss.outputs() == 6 ? 2 : 0)
                .isLessThanOrEqualTo(loss.outputs() - c.target().columns());
    }

    @Test
    void parametersInTheUnitOfTheTargetFollowItsScale() {
        TargetInfo scaled = TargetInfo.numbers(1).withScales(List.of(4.0));
        // 1 is 0.25 of the training unit: 0.5·0.25² is where the square ends.
        Loss huber = PLUGINS.loss(Choice.of("huber"), scaled);
        assertThat(huber.define(new double[] {0.25}, new double[] {0}, null)).isEqualTo(0.03125);
        assertThat(huber.define(new double[] {1}, new double[] {0}, null)).isEqualTo(0.25 * (1 - 0.125));
        Loss smooth = PLUGINS.loss(Choice.of("smooth_l1"), scaled);
        assertThat(smooth.define(new double[] {0.125}, new double[] {0}, null)).isEqualTo(0.5 * 0.125 * 0.125 / 0.25);
        assertThat(smooth.define(new double[] {1}, new double[] {0}, null)).isEqualTo(1 - 0.125);
    }

    @Test
    void theHingesEndExactlyAtTheMargin() {
        TargetInfo two = TargetInfo.classes(List.of("no", "yes"));
        for (String name : List.of("hinge", "squared_hinge")) {
            Loss loss = PLUGINS.loss(Choice.of(name), two);
            double[] dz = new double[1];
            assertThat(loss.define(new double[] {1}, new double[] {1}, dz))
                    .as(name)
                    .isZero();
            assertThat(dz[0]).as(name).isZero();
            assertThat(loss.define(new double[] {-1}, new double[] {0}, dz))
                    .as(name)
                    .isZero();
            assertThat(loss.define(new double[] {3}, new double[] {0}, dz))
                    .as(name)
                    .isEqualTo(name.equals("hinge") ? 4 : 16);
            assertThat(dz[0]).as(name).isEqualTo(name.equals("hinge") ? 1 : 8);
        }
    }

    @Test
    void quantilesLieBetweenNoneAndAllAndAscend() {
        for (List<Double> levels : List.<List<Double>>of(
                List.of(), List.of(0.0), List.of(1.0), List.of(0.5, 0.5), List.of(0.9, 0.1), List.of(Double.NaN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Quantile.Parameters(levels));
        }
    }

    private Guarded outputs(Loss loss, String name) {
        float[][] rows = new float[ROWS][loss.outputs()];
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                float z = (float) random.nextGaussian() * 1.5f;
                // variances, and what has a logarithm
                boolean positive = name.equals("gaussian_nll") && j >= row.length / 2
                        || name.equals("mean_squared_logarithmic_error");
                row[j] = positive ? Math.abs(z) + 0.1f : z;
            }
        }
        return Guarded.of(rows, 1, 1);
    }

    /** Numbers above 0 that sum to 1, classes, or labels. */
    private Guarded target(TargetInfo target, boolean gaps) {
        float[][] rows = new float[ROWS][target.columns()];
        for (float[] row : rows) {
            float sum = 0;
            for (int j = 0; j < row.length; j++) {
                row[j] = switch (target.kind()) {
                    case NUMBER -> 0.1f + random.nextFloat();
                    case BINARY, CATEGORY -> random.nextInt(target.labels().size());
                    case MULTI_LABEL -> random.nextInt(2);
                    case SEVERAL -> j < 2 ? random.nextFloat() : random.nextInt(3);
                };
                sum += row[j];
            }
            for (int j = 0; target.kind() == TargetKind.NUMBER && j < row.length; j++) {
                row[j] = gaps && random.nextInt(3) == 0 ? Float.NaN : row[j] / sum;
            }
        }
        return Guarded.of(rows, 2, 1);
    }

    private static double[] row(Matrix m, int i) {
        double[] row = new double[m.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = m.get(i, j);
        }
        return row;
    }
}
