package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every point at which the line search evaluates: those of PyTorch, and on curves with corners those that can be told by hand. */
class SearchPathsTest {
    private static final double TOLERANCE = 1e-9;

    static List<JsonNode> searches() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SearchPathsTest.class.getResourceAsStream("/parity/search-paths.json"))) {
            List<JsonNode> searches = new ArrayList<>();
            new ObjectMapper().readTree(in).get("searches").forEach(searches::add);
            return searches;
        }
    }

    private static double number(JsonNode search, String name, double otherwise) {
        return search.has(name) ? search.get(name).asDouble() : otherwise;
    }

    private static Curve curve(JsonNode search) {
        return search.has("function")
                ? Curve.CURVES.get(search.get("function").asString()).fresh()
                : Curve.ripples(
                        search.get("bowl").asDouble(),
                        search.get("height").asDouble(),
                        search.get("waves").asDouble());
    }

    @ParameterizedTest
    @MethodSource("searches")
    void everyTrialIsThatOfPyTorch(JsonNode search) {
        Curve curve = curve(search);
        StrongWolfe wolfe = new StrongWolfe();
        double t = wolfe.search(
                curve,
                curve.valueAt(0),
                curve.slopeAt(0),
                search.get("first").asDouble(),
                number(search, "size", 1),
                number(search, "tolerance", TOLERANCE));

        JsonNode trials = search.get("trials");
        assertThat(curve.tried()).hasSize(trials.size());
        for (int i = 0; i < trials.size(); i++) {
            double expected = trials.get(i).asDouble();
            assertThat(curve.tried().get(i))
                    .as("trial %d of %s", i, curve.tried())
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
        double expected = search.get("t").asDouble();
        assertThat(t).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        assertThat(wolfe.evaluations()).isEqualTo(trials.size());
    }

    private static double search(Curve curve) {
        return new StrongWolfe().search(curve, curve.valueAt(0), curve.slopeAt(0), 1, 1, TOLERANCE);
    }

    private static void assertTried(Curve curve, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(curve.tried().get(i)).isCloseTo(expected[i], within(1e-12 * expected[i]));
        }
    }

    /** {@code φ'(1) = -0.9·1} to the bit. */
    @Test
    void aSlopeAsFlatAsAskedForIsFlat() {
        Curve curve = new Curve(t -> 0.05 * t * t - t, t -> 0.1 * t - 1);
        assertThat(search(curve)).isEqualTo(1);
        assertThat(curve.tried()).containsExactly(1.0);
    }

    /** {@code φ(1) = -1e-4}, all of what the first condition asks for. */
    @Test
    void aGainAsLargeAsAskedForIsEnough() {
        Curve curve = new Curve(t -> t == 0 ? 0 : -1e-4, t -> t == 0 ? -1 : 0);
        assertThat(search(curve)).isEqualTo(1);
        assertThat(curve.tried()).containsExactly(1.0);
    }

    /**
     * Falls to -10 at 10 and is -10 again at 100, high in between. The third point of the first phase has to be lower than the
     * second; of two ends that are as low the nearer one is the low one, and the interval closes on it.
     */
    @Test
    void ofTwoEndsThatAreAsLowItStaysWithTheNearer() {
        Curve curve = new Curve(t -> t <= 10 ? -t : t >= 100 ? -10 : 0, t -> -1);
        assertThat(search(curve)).isEqualTo(10);
        assertTried(curve, 1, 10, 100);
        assertThat(curve.tried().subList(3, curve.evaluations())).allMatch(t -> t > 10 && t < 100);
    }

    /** In front of a wall the minimum of the cubic is the near end itself: a tenth of the interval away from it is tried. */
    @Test
    void aTrialAtTheNearEndIsMovedATenthInwards() {
        Curve curve = new Curve(t -> t <= 1 ? -t : 1e40, t -> t <= 1 ? -1 : 1);
        assertThat(search(curve)).isEqualTo(1);
        assertTried(curve, 1, 10, 1.9, 1.09, 1.009, 1.0009);
    }

    /** Behind a wall it is the far end. */
    @Test
    void aTrialAtTheFarEndIsMovedATenthInwards() {
        Curve curve = new Curve(t -> t == 0 ? 1e40 : 5 * (t - 0.9) * (t - 0.9), t -> t == 0 ? -1 : 10 * (t - 0.9));
        assertThat(search(curve)).isEqualTo(0.9);
        assertThat(curve.tried()).containsExactly(1.0, 0.9);
    }

    /** A straight line has no minimum: ten times as far each time. */
    @Test
    void alongAStraightLineEveryStepIsTenTimesTheLast() {
        Curve curve = new Curve(t -> -t, t -> -1);
        double t = search(curve);
        assertThat(curve.evaluations()).isEqualTo(StrongWolfe.MAX_EVALUATIONS + 1);
        double expected = 1;
        for (double tried : curve.tried()) {
            assertThat(tried).isEqualTo(expected);
            expected *= 10;
        }
        assertThat(t).isEqualTo(curve.tried().getLast());
    }

    /** Where the first phase uses up the evaluations, its last point is compared with the start, not with the one before. */
    @Test
    void theLastPointIsTakenOnlyWhereItIsLowerThanTheStart() {
        assertThat(search(new Curve(t -> t < 5e24 ? -t : -5, t -> -1)))
                .as("lower than the start")
                .isGreaterThan(5e24);
        assertThat(search(new Curve(t -> t < 5e24 ? -t : 5, t -> -1)))
                .as("higher than the start")
                .isZero();
    }
}
