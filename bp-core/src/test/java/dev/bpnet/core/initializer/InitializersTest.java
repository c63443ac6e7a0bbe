package dev.bpnet.core.initializer;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.testing.Guarded;
import dev.bpnet.core.testing.Parity;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class InitializersTest {
    private static final int FAN_IN = 256;
    private static final int FAN_OUT = 512;
    private static final RandomStream RANDOM = RandomStream.of(42, Purpose.INITIALIZE, 0);

    private static List<InitializerPlugin<?>> plugins() {
        return List.of(
                new Constant(),
                new GivenValues(),
                new GlorotNormal(),
                new GlorotUniform(),
                new HeNormal(),
                new HeUniform(),
                new IdentityMatrix(),
                new LecunNormal(),
                new LecunUniform(),
                new Normal(),
                new Ones(),
                new Orthogonal(),
                new Prior(),
                new TruncatedNormal(),
                new Uniform(),
                new VarianceScaling(),
                new Zeros());
    }

    static List<Initializer> initializers() {
        // One needs as many values as the matrix has, one stands for others.
        return plugins().stream()
                .filter(plugin -> !(plugin instanceof GivenValues) && !(plugin instanceof Prior))
                .map(InitializersTest::withDefaults)
                .toList();
    }

    private static <P extends Record> Initializer withDefaults(InitializerPlugin<P> plugin) {
        return plugin.create(plugin.defaults());
    }

    private static Initializer named(String name) {
        return plugins().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(InitializersTest::withDefaults)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"glorot_uniform, xavier_uniform", "he_uniform, kaiming_uniform", "lecun_uniform,", "uniform,"})
    void uniformOnesHaveTheStatisticsOfTheTheory(String name, String torch) {
        double high = switch (name) {
            case "lecun_uniform" -> Math.sqrt(3.0 / FAN_IN);
            case "uniform" -> 0.05;
            default -> Parity.number(theory(torch).get("high"));
        };
        Statistics s = Statistics.of(fill(named(name)));
        s.assertMeanAndStandardDeviation(0, high / Math.sqrt(3));
        assertThat(s.min).isBetween(-high, -0.999 * high);
        assertThat(s.max).isBetween(0.999 * high, high);
        assertClose(s.kurtosis, 1.8, 0.02, 0, "kurtosis of " + name);
    }

    private static JsonNode theory(String name) {
        return Parity.cases("initializers.json", name).get(0).get("theory");
    }

    @ParameterizedTest
    @CsvSource({"glorot_normal, 0.051031036307982884", "he_normal, 0.08838834764831843", "lecun_normal, 0.0625"})
    void truncatedNormalOnesHaveTheirStandardDeviationAfterTheCut(String name, double stddev) {
        Statistics s = Statistics.of(fill(named(name)));
        s.assertMeanAndStandardDeviation(0, stddev);
        double cut = 2 * stddev / 0.87962566103423978;
        assertThat(s.max).isBetween(0.99 * cut, cut * (1 + 1e-7));
        assertThat(s.min).isBetween(-cut * (1 + 1e-7), -0.99 * cut);
        // 2.3655 by numeric integration; 3 without the cut, less had the tails been clipped rather than redrawn.
        assertClose(s.kurtosis, 2.3655, 0.02, 0, "kurtosis of " + name);
    }

    @Test
    void truncationDrawsAgainFromBeyondTheNumbersOfTheMatrix() {
        float[] w = fill(named("lecun_normal"));
        int redrawn = 0;
        for (int c = 0; c < w.length; c++) {
            long index = c;
            while (Math.abs(RANDOM.normal(index)) > 2) {
                index += w.length;
            }
            redrawn += index == c ? 0 : 1;
            if (w[c] != (float) (0.0625 / 0.8796256610342398 * RANDOM.normal(index))) {
                throw new AssertionError("cell " + c + " is " + w[c]);
            }
        }
        assertThat(redrawn / (double) w.length).isBetween(0.043, 0.048);
    }

    @Test
    void normalIsNotCutOff() {
        Statistics s = Statistics.of(fill(new Normal().create(new Normal.Parameters(0.5, 0.1))));
        s.assertMeanAndStandardDeviation(0.5, 0.1);
        assertThat(s.max).isGreaterThan(0.5 + 0.35);
        assertThat(s.min).isLessThan(0.5 - 0.35);
        assertClose(s.kurtosis, 3, 0.03, 0, "kurtosis");
    }

    @Test
    void uniformStaysBetweenItsBounds() {
        Statistics s = Statistics.of(fill(new Uniform().create(new Uniform.Parameters(0.1, 0.3))));
        assertThat(s.min).isBetween(0.1, 0.1001);
        assertThat(s.max).isBetween(0.2999, 0.3);
        assertThat(fill(new Uniform().create(new Uniform.Parameters(0.1, 0.1)))).containsOnly(0.1f);
    }

    @Test
    void constantsAreConstant() {
        assertThat(fill(named("zeros"))).containsOnly(0f);
        assertThat(fill(new Constant().create(new Constant.Parameters(0.1)))).containsOnly(0.1f);
    }

    @ParameterizedTest
    @CsvSource({
        "glorot_uniform, 3, 0",
        "he_uniform, 0, 7",
        "lecun_normal, 0, 0",
        "glorot_normal, 2147483647, 2147483647"
    })
    void anyNumberOfConnectionsGivesFiniteValues(String name, int fanIn, int fanOut) {
        Matrix w = Matrix.zeros(3, 4);
        named(name).initialize(RANDOM, fanIn, fanOut, w);
        for (float value : w.array()) {
            assertThat(value).isFinite().isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void aCellDependsOnItsPlaceAndNothingElse(Initializer initializer) {
        Matrix together = Matrix.zeros(40, 13);
        initializer.initialize(RANDOM, 40, 13, together);
        Guarded apart = Guarded.empty(40, 13, 3, 2);
        initializer.initialize(RANDOM, 40, 13, apart.matrix());
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 13; j++) {
                assertThat(apart.matrix().get(i, j)).isEqualTo(together.get(i, j));
            }
        }
        apart.assertUntouchedOutside(0, 40);
    }

    @Test
    void cellsTakeTheNumbersOfTheirIndex() {
        Matrix w = Matrix.zeros(3, 5);
        new Uniform().create(new Uniform.Parameters(0, 1)).initialize(RANDOM, 3, 5, w);
        assertThat(w.get(2, 3)).isEqualTo(RANDOM.uniform(2 * 5 + 3));
        new Normal().create(new Normal.Parameters(0, 1)).initialize(RANDOM, 3, 5, w);
        assertThat(w.get(2, 3)).isEqualTo(RANDOM.normal(2 * 5 + 3));
    }

    @Test
    void otherStreamsGiveOtherNumbers() {
        Matrix a = Matrix.zeros(3, 5);
        Matrix b = Matrix.zeros(3, 5);
        named("he_uniform").initialize(RANDOM, 3, 5, a);
        named("he_uniform").initialize(RANDOM.child(1), 3, 5, b);
        assertThat(a.array()).isNotEqualTo(b.array());
    }

    @Test
    void boundsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new Uniform.Parameters(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low is 2.0, greater than high, which is 1.0");
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(InitializerPlugin::name)
                .containsExactly(
                        "constant",
                        "values",
                        "glorot_normal",
                        "glorot_uniform",
                        "he_normal",
                        "he_uniform",
                        "identity",
                        "lecun_normal",
                        "lecun_uniform",
                        "normal",
                        "ones",
                        "orthogonal",
                        "prior",
                        "truncated_normal",
                        "uniform",
                        "variance_scaling",
                        "zeros");
        assertThat(new Zeros().defaults()).isEqualTo(NoParameters.NONE);
    }

    @Test
    void areFoundAsServicesAndExplainThemselves() {
        assertThat(ServiceLoader.load(InitializerPlugin.class).stream()
                        .<Class<?>>map(ServiceLoader.Provider::type)
                        .filter(type -> type.getPackage() == Zeros.class.getPackage()))
                .containsExactlyInAnyOrderElementsOf(
                        plugins().stream().<Class<?>>map(Object::getClass).toList());
        for (InitializerPlugin<?> plugin : plugins()) {
            assertThat(plugin.getClass().getAnnotation(Doc.class))
                    .as(plugin.name())
                    .isNotNull();
        }
    }

    private static float[] fill(Initializer initializer) {
        Matrix w = Matrix.zeros(FAN_IN, FAN_OUT);
        initializer.initialize(RANDOM, FAN_IN, FAN_OUT, w);
        return w.array();
    }

    private record Statistics(int n, double mean, double stddev, double min, double max, double kurtosis) {
        static Statistics of(float[] x) {
            double mean = 0;
            for (float value : x) {
                mean += (double) value / x.length;
            }
            double second = 0;
            double fourth = 0;
            for (float value : x) {
                double square = (value - mean) * (value - mean);
                second += square / x.length;
                fourth += square * square / x.length;
            }
            float[] sorted = x.clone();
            Arrays.sort(sorted);
            return new Statistics(
                    x.length, mean, Math.sqrt(second), sorted[0], sorted[x.length - 1], fourth / (second * second));
        }

        /** The tolerances of the reference file: five standard errors. */
        void assertMeanAndStandardDeviation(double expectedMean, double expected) {
            assertClose(mean, expectedMean, 0, 5 * expected / Math.sqrt(n), "mean");
            assertClose(stddev / expected, 1, 5 / Math.sqrt(2.0 * n), 0, "standard deviation");
        }
    }
}
