package dev.bpnet.core.constraint;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sets that weights are kept in: columns of known norms by hand, and the float path against the definition. */
class ConstraintsTest {
    private static final Constraint MAX_NORM = new MaxNorm().create(new MaxNorm.Parameters(2));
    private static final Constraint UNIT_NORM = new UnitNorm().create(NoParameters.NONE);
    private static final Constraint NON_NEGATIVE = new NonNegative().create(NoParameters.NONE);
    private static final List<Constraint> ALL = List.of(MAX_NORM, UNIT_NORM, NON_NEGATIVE);

    /** Columns of norm 5, 2 (the limit), 0.5 and 0. */
    private static double[][] columns() {
        return new double[][] {{3, 0, 0.3, 0}, {-4, -2, 0.4, 0}};
    }

    @Test
    void maxNormShortensColumnsBeyondTheLimitOnly() {
        double[][] w = columns();
        MAX_NORM.define(w);
        assertClose(w[0][0], 1.2, 1e-15, 0, "3·2/5");
        assertClose(w[1][0], -1.6, 1e-15, 0, "-4·2/5");
        for (int j = 1; j < 4; j++) {
            assertThat(w[0][j]).isEqualTo(columns()[0][j]);
            assertThat(w[1][j]).isEqualTo(columns()[1][j]);
        }
    }

    @Test
    void unitNormMakesEveryColumnOneLongButThatOfZeros() {
        double[][] w = columns();
        UNIT_NORM.define(w);
        double[][] expected = {{0.6, 0, 0.6, 0}, {-0.8, -1, 0.8, 0}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 4; j++) {
                assertClose(w[i][j], expected[i][j], 1e-15, 0, i + ", " + j);
            }
        }
    }

    @Test
    void nonNegativeMakesZeroOfWhatIsBelow() {
        double[][] w = {{-1, 2, 0}, {-1e-300, Double.NaN, 1e-300}};
        NON_NEGATIVE.define(w);
        assertThat(w[0]).containsExactly(0, 2, 0);
        assertThat(w[1]).containsExactly(0, Double.NaN, 1e-300);
    }

    @Test
    void theFloatPathIsTheDefinitionAndLeavesWhatLiesBesideIt() {
        Random random = new Random(5);
        for (Constraint constraint : ALL) {
            for (double size : new double[] {0.1, 1, 10}) {
                Weights weights = new Weights(7, 5);
                double[][] expected = new double[7][5];
                for (int i = 0; i < 7; i++) {
                    for (int j = 0; j < 5; j++) {
                        // The last column stays 0.
                        float value = j == 4 ? 0 : (float) (random.nextGaussian() * size);
                        weights.flat[weights.p.offset() + 5 * i + j] = value;
                        expected[i][j] = value;
                    }
                }
                constraint.define(expected);
                weights.project(constraint);
                weights.assertBesideUntouched();
                for (int i = 0; i < 35; i++) {
                    double actual = weights.flat[weights.p.offset() + i];
                    assertClose(actual, expected[i / 5][i % 5], 2e-7, 0, constraint + " at " + i);
                }
            }
        }
    }

    @Test
    void whatLiesInTheSetStaysAsItIsToTheBit() {
        Weights weights = new Weights(2, 3);
        float[] inside = {0.6f, 0, 1, 0.8f, 0, 0};
        System.arraycopy(inside, 0, weights.flat, weights.p.offset(), 6);
        for (Constraint constraint : List.of(MAX_NORM, NON_NEGATIVE)) {
            weights.project(constraint);
            assertThat(Arrays.copyOfRange(weights.flat, weights.p.offset(), weights.p.end()))
                    .isEqualTo(inside);
        }
    }

    @Test
    void onlyWhatWorksOnColumnsNeedsThemWhole() {
        assertThat(MAX_NORM.elementwise()).isFalse();
        assertThat(UNIT_NORM.elementwise()).isFalse();
        assertThat(NON_NEGATIVE.elementwise()).isTrue();
    }

    @Test
    void namesAndDefaultsAreThoseOfKeras() {
        Plugins plugins = Plugins.load();
        for (String name : List.of("max_norm", "unit_norm", "non_negative")) {
            assertThat(plugins.find(ConstraintPlugin.class, name).name()).isEqualTo(name);
        }
        assertThat(new MaxNorm().defaults().maxValue()).isEqualTo(2);
        assertThat(new UnitNorm().defaults()).isEqualTo(NoParameters.NONE);
        assertThat(new NonNegative().defaults()).isEqualTo(NoParameters.NONE);
    }

    /** A parameter between two others, all of whose values are -3. */
    private static final class Weights {
        final Parameter p;
        final float[] flat;

        Weights(int rows, int columns) {
            ParameterLayout.Builder builder = ParameterLayout.builder();
            builder.add("before", Role.WEIGHT, 1, 3);
            p = builder.add("w", Role.WEIGHT, rows, columns);
            builder.add("after", Role.WEIGHT, 2, 2);
            flat = new float[builder.build().size()];
            Arrays.fill(flat, -3);
        }

        void project(Constraint constraint) {
            constraint.project(KernelsUnderTest.kernels(), p, flat, p.offset(), p.end());
        }

        void assertBesideUntouched() {
            for (int i = 0; i < flat.length; i++) {
                if (i < p.offset() || i >= p.end()) {
                    assertThat(flat[i]).as("position %d", i).isEqualTo(-3);
                }
            }
        }
    }
}
