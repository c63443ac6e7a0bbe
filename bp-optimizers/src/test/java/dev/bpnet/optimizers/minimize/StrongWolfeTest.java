package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The line search against PyTorch's in double, and its conditions on curves drawn at random. */
class StrongWolfeTest {
    private static final double TOLERANCE = 1e-9;

    static JsonNode file() throws IOException {
        try (InputStream in = Objects.requireNonNull(StrongWolfeTest.class.getResourceAsStream("/parity/lbfgs.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    static List<JsonNode> searches() throws IOException {
        List<JsonNode> searches = new ArrayList<>();
        file().get("searches").forEach(searches::add);
        return searches;
    }

    @ParameterizedTest
    @MethodSource("searches")
    void goesTheWayOfPyTorch(JsonNode search) {
        Curve curve = Curve.CURVES.get(search.get("function").asString()).fresh();
        double t = search(curve, search.get("first").asDouble());
        double expected = search.get("t").asDouble();

        assertThat(t).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        assertThat(curve.valueAt(t)).isCloseTo(search.get("value").asDouble(), within(1e-12));
        assertThat(curve.evaluations()).isEqualTo(search.get("evaluations").asInt());
    }

    @Test
    void theMinimumOfACubicIsThatOfPyTorch() throws IOException {
        int cases = 0;
        for (JsonNode c : file().get("cubics")) {
            double at = CubicMinimum.of(
                    c.get("x1").asDouble(),
                    c.get("f1").asDouble(),
                    c.get("g1").asDouble(),
                    c.get("x2").asDouble(),
                    c.get("f2").asDouble(),
                    c.get("g2").asDouble(),
                    c.get("low").asDouble(),
                    c.get("high").asDouble());
            assertThat(at).as(c.toString()).isCloseTo(c.get("at").asDouble(), within(1e-12));
            cases++;
        }
        assertThat(cases).isEqualTo(40);
    }

    /** Sums of a bowl and waves: a search that says it is done is done, and one that gives up never went up. */
    @Test
    void bothConditionsHoldWhereverItEnds() {
        int satisfied = 0;
        for (int seed = 0; seed < 2000; seed++) {
            RandomStream random = RandomStream.of(seed, Purpose.INITIALIZE, 0);
            double bowl = StrictMath.pow(10, 4 * random.uniform(0) - 2);
            double middle = StrictMath.pow(10, 4 * random.uniform(1) - 2);
            double height = 2 * bowl * middle * middle * random.uniform(2);
            double wave = (1 + 20 * random.uniform(3)) / middle;
            Curve curve = new Curve(
                    t -> bowl * (t - middle) * (t - middle) - height * StrictMath.sin(wave * t),
                    t -> 2 * bowl * (t - middle) - height * wave * StrictMath.cos(wave * t));
            double t = search(curve, StrictMath.pow(10, 6 * random.uniform(4) - 3));
            double f0 = curve.valueAt(0);
            double slope0 = curve.slopeAt(0);
            assertThat(curve.valueAt(t)).as("seed %d", seed).isLessThanOrEqualTo(f0);
            assertThat(curve.evaluations()).isLessThanOrEqualTo(StrongWolfe.MAX_EVALUATIONS + 1);
            if (curve.evaluations() <= StrongWolfe.MAX_EVALUATIONS) {
                assertThat(t).as("seed %d", seed).isPositive();
                assertThat(curve.valueAt(t))
                        .as("seed %d: enough is gained", seed)
                        .isLessThanOrEqualTo(f0 + StrongWolfe.C1 * t * slope0);
                assertThat(Math.abs(curve.slopeAt(t)))
                        .as("seed %d: little more is to be had", seed)
                        .isLessThanOrEqualTo(StrongWolfe.C2 * -slope0);
                satisfied++;
            }
        }
        assertThat(satisfied).isGreaterThan(1000);
    }

    /** Beyond 0.3 the curve is not finite: the search comes back from there. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsTooFar(double wall) {
        Curve curve = new Curve(t -> t > 0.3 ? wall : (t - 1) * (t - 1), t -> t > 0.3 ? wall : 2 * (t - 1));

        double t = search(curve, 1000);

        assertThat(t).isPositive().isLessThanOrEqualTo(0.3);
        assertThat(curve.valueAt(t)).isLessThan(curve.valueAt(0));
    }

    @Test
    void aSlopeThatIsNotFiniteIsTooFarToo() {
        Curve curve = new Curve(t -> (t - 1) * (t - 1), t -> t > 0.3 ? Double.NaN : 2 * (t - 1));

        assertThat(search(curve, 1)).isPositive().isLessThanOrEqualTo(0.3);
    }

    @Test
    void whereNothingIsLowerItStays() {
        Curve curve = new Curve(t -> t == 0 ? 0 : 1, t -> t == 0 ? -1 : 1);

        assertThat(search(curve, 1)).isZero();
        assertThat(curve.evaluations()).isLessThanOrEqualTo(StrongWolfe.MAX_EVALUATIONS + 1);
    }

    /** {@code φ(t) = -t}: every step is longer than the one before, and the last one is taken when evaluations run out. */
    @Test
    void aLineThatFallsForeverIsFollowedAsFarAsThereAreEvaluations() {
        Curve curve = new Curve(t -> -t, t -> -1);
        StrongWolfe search = new StrongWolfe();

        double t = search.search(curve, 0, -1, 1, 1, TOLERANCE);

        assertThat(search.evaluations()).isEqualTo(curve.evaluations()).isEqualTo(StrongWolfe.MAX_EVALUATIONS + 1);
        assertThat(t).isGreaterThan(1);
        assertThat(curve.value()).as("where it looked last").isEqualTo(-t);
    }

    private static double search(Curve curve, double first) {
        return new StrongWolfe().search(curve, curve.valueAt(0), curve.slopeAt(0), first, 1, TOLERANCE);
    }
}
