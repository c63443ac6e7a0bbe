package dev.bpnet.core.activation;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation there is, by its float paths and its definition: one says what the other does, edges included. */
class EveryActivationTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final int COLUMNS = 12;

    private final Kernels k = new ScalarKernels();
    private final Random random = new Random(9);

    static List<Choice<Activation>> activations() {
        List<Choice<Activation>> choices = new ArrayList<>();
        for (ActivationPlugin<?> plugin : PLUGINS.all(ActivationPlugin.class)) {
            choices.add(Choice.of(plugin.name()));
        }
        choices.add(Ascending.of(3));
        choices.add(Ascending.of(12));
        choices.add(Choice.of("celu", new Celu.Parameters(0.6)));
        choices.add(Choice.of("elu", new Elu.Parameters(1.7)));
        choices.add(Choice.of("gelu", new Gelu.Parameters(Gelu.Approximate.TANH)));
        choices.add(Choice.of("hard_tanh", new HardTanh.Parameters(-0.5, 2)));
        choices.add(Choice.of("softplus", new Softplus.Parameters(1, 2)));
        choices.add(Choice.of("softplus", new Softplus.Parameters(3, 20)));
        return choices;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void theFloatPathsComputeTheDefinitionOnTheRowsAskedForOnly(Choice<Activation> choice) {
        Activation g = PLUGINS.activation(choice);
        for (int trial = 0; trial < 20; trial++) {
            Guarded z = numbers(trial % 3 == 0 ? 0.5f : 3);
            Guarded da = numbers(1);
            Guarded a = Guarded.empty(5, COLUMNS, 1, 2);
            Guarded dz = Guarded.empty(5, COLUMNS, 2, 1);
            g.forward(k, z.matrix(), a.matrix(), 1, 4);
            a.assertUntouchedOutside(1, 4);
            g.backward(k, z.matrix(), a.matrix(), da.matrix(), dz.matrix(), 1, 4);
            dz.assertUntouchedOutside(1, 4);
            z.assertUntouched();
            da.assertUntouched();
            for (int i = 1; i < 4; i++) {
                double[] expectedA = new double[COLUMNS];
                double[] expectedDz = new double[COLUMNS];
                g.define(row(z.matrix(), i), expectedA);
                g.defineBackward(row(z.matrix(), i), expectedA, row(da.matrix(), i), expectedDz);
                for (int j = 0; j < COLUMNS; j++) {
                    String where = choice.name() + " of " + z.matrix().get(i, j);
                    assertClose(a.matrix().get(i, j), expectedA[j], 1e-5, 1e-6, where);
                    assertClose(dz.matrix().get(i, j), expectedDz[j], 1e-5, 5e-6, where + " backward");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void aNotANumberComesOutAgain(Choice<Activation> choice) {
        Activation g = PLUGINS.activation(choice);
        for (int at = 0; at < COLUMNS; at++) {
            Matrix z = Matrix.zeros(1, COLUMNS);
            z.set(0, at, Float.NaN);
            Matrix a = Matrix.zeros(1, COLUMNS);
            g.forward(k, z, a, 0, 1);
            assertThat(a.get(0, at)).as("%s at %d", choice.name(), at).isNaN();
            double[] defined = new double[COLUMNS];
            g.define(row(z, 0), defined);
            assertThat(defined[at])
                    .as("definition of %s at %d", choice.name(), at)
                    .isNaN();
        }
    }

    @Test
    void ascendingGroupsAreSumsOfPositiveSteps() {
        Activation g = PLUGINS.activation(Ascending.of(3));
        double[] z = {1, -2, 0, 5, -5, 0};
        double[] a = new double[6];
        g.define(z, a);
        double ln2 = StrictMath.log(2);
        assertThat(a[0]).isEqualTo(1);
        assertThat(a[1]).isEqualTo(-2);
        assertClose(a[2], 1 + ln2, 1e-15, 0, "first step of the first column");
        assertClose(a[3], -2 + StrictMath.log1p(StrictMath.exp(5)), 1e-15, 0, "first step of the second column");
        assertClose(a[4], 1 + ln2 + StrictMath.log1p(StrictMath.exp(-5)), 1e-15, 0, "second step");
        double[] dz = new double[6];
        g.defineBackward(z, a, new double[] {1, 10, 100, 1000, 1e4, 1e5}, dz);
        assertThat(dz[0]).isEqualTo(10101);
        assertThat(dz[1]).isEqualTo(101010);
        assertClose(dz[2], 10100 / 2.0, 1e-15, 0, "through the first step");
        assertClose(dz[5], 1e5 / 2, 1e-15, 0, "through the last step");
    }

    /** The share of the margin from -1 to 1: {@code (1 + z)/2}. */
    @Test
    void aMarginScoreIsAHalfAtZero() {
        assertThat(defined("margin_score", 0)).isEqualTo(0.5);
        assertThat(defined("margin_score", -1)).isZero();
        assertThat(defined("margin_score", 3)).isEqualTo(2);
        double[] dz = new double[1];
        PLUGINS.activation(Choice.of("margin_score"))
                .defineBackward(new double[] {3}, new double[] {2}, new double[] {7}, dz);
        assertThat(dz[0]).isEqualTo(3.5);
    }

    @Test
    void onlyWhatMixesColumnsIsNotElementwise() {
        List<String> mixing = new ArrayList<>();
        for (ActivationPlugin<?> plugin : PLUGINS.all(ActivationPlugin.class)) {
            if (!PLUGINS.activation(Choice.of(plugin.name())).elementwise()) {
                mixing.add(plugin.name());
            }
        }
        assertThat(mixing).containsExactlyInAnyOrder("log_softmax", "softmax");
        assertThat(PLUGINS.activation(Ascending.of(1)).elementwise()).isTrue();
        assertThat(PLUGINS.activation(Ascending.of(2)).elementwise()).isFalse();
    }

    @Test
    void edgesBelongToTheSideThatTheDefinitionSays() {
        assertThat(defined("hard_tanh", 1)).isEqualTo(1);
        assertThat(defined("hard_tanh", -1)).isEqualTo(-1);
        assertThat(defined("hard_sigmoid", 3)).isEqualTo(1);
        assertThat(defined("hard_sigmoid", -3)).isEqualTo(0);
        for (String name : List.of("celu", "elu", "selu", "leaky_relu", "relu", "relu6", "hard_swish")) {
            assertThat(defined(name, 0)).as(name).isZero();
        }
    }

    @Test
    void boundsThatLeaveNothingBetweenThemAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HardTanh.Parameters(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HardTanh.Parameters(2, 1));
        assertThat(new HardTanh.Parameters(1, 1.5).toString()).contains("1.5");
    }

    @Test
    void plugInsAreFoundByTheNameTheySay() {
        for (ActivationPlugin<?> plugin : PLUGINS.all(ActivationPlugin.class)) {
            assertThat(plugin.name()).isNotBlank();
            assertThat(PLUGINS.find(ActivationPlugin.class, plugin.name())).isSameAs(plugin);
        }
        assertThat(List.of(new Ascending().name(), new MeanVariance().name(), new MarginScore().name()))
                .containsExactly("ascending", "mean_variance", "margin_score");
    }

    private static double defined(String name, double z) {
        double[] a = new double[1];
        PLUGINS.activation(Choice.of(name)).define(new double[] {z}, a);
        return a[0];
    }

    private Guarded numbers(float width) {
        float[][] rows = new float[5][COLUMNS];
        for (float[] row : rows) {
            for (int j = 0; j < COLUMNS; j++) {
                row[j] = (float) random.nextGaussian() * width;
            }
        }
        return Guarded.of(rows, 1, 1);
    }

    private static double[] row(Matrix m, int i) {
        double[] row = new double[m.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = m.get(i, j);
        }
        return row;
    }
}
