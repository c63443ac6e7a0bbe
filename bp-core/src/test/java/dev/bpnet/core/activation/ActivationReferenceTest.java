package dev.bpnet.core.activation;

import static dev.bpnet.core.testing.Close.assertClose;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Parity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every activation against PyTorch in double, with several parameters, at kinks, extremes, infinities and NaN. */
class ActivationReferenceTest {
    private static final String FILE = "activation_functions.json";
    private static final Plugins PLUGINS = Plugins.load();

    private static Stream<JsonNode> cases() {
        return Parity.file(FILE).get("cases").valueStream();
    }

    private static Stream<JsonNode> rows() {
        return Parity.file(FILE).get("rows").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTorch(JsonNode reference) {
        Activation g = activation(reference);
        double[] x = Parity.numbers(Parity.file(FILE).get("x"));
        double[] y = new double[x.length];
        double[] dx = new double[x.length];
        g.define(x, y);
        g.defineBackward(x, y, ones(x.length), dx);
        double[] expectedY = Parity.numbers(reference.get("y"));
        double[] expectedDx = Parity.numbers(reference.get("dydx"));
        for (int i = 0; i < x.length; i++) {
            String where = reference.get("name") + " " + reference.get("hyper") + " at " + x[i];
            assertClose(y[i], expectedY[i], 1e-12, cancellation(reference, x[i]), where);
            if (!conventional(reference, x[i])) {
                assertClose(
                        dx[i],
                        expectedDx[i],
                        slopeTolerance(reference),
                        cancellation(reference, x[i]),
                        "slope of " + where);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void floatsAgreeWithTorch(JsonNode reference) {
        Activation g = activation(reference);
        double[] x = Parity.numbers(Parity.file(FILE).get("x"));
        Matrix z = Matrix.zeros(1, x.length);
        for (int i = 0; i < x.length; i++) {
            z.set(0, i, (float) x[i]);
        }
        Matrix a = Matrix.zeros(1, x.length);
        g.forward(KernelsUnderTest.kernels(), z, a, 0, 1);
        double[] exact = new double[x.length];
        double[] rounded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = (float) x[i];
        }
        g.define(rounded, exact);
        double[] expected = Parity.numbers(reference.get("y"));
        for (int i = 0; i < x.length; i++) {
            String where = reference.get("name") + " " + reference.get("hyper") + " at " + x[i];
            if (Math.abs(finite(expected[i])) > Float.MAX_VALUE) {
                continue;
            }
            // the rounding of the input is not the fault of the function
            assertClose(a.get(0, i), expected[i], 1e-5, 1e-8 + Math.abs(finite(exact[i] - expected[i])), where);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsAgreeWithTorch(JsonNode reference) {
        Activation g = PLUGINS.activation(
                PLUGINS.choice(Activation.class, reference.get("name").asString(), Map.of()));
        double[] z = Parity.numbers(reference.get("z"));
        double[] a = new double[z.length];
        double[] dz = new double[z.length];
        g.define(z, a);
        g.defineBackward(z, a, Parity.numbers(reference.get("da")), dz);
        double[] expectedA = Parity.numbers(reference.get("a"));
        double[] expectedDz = Parity.numbers(reference.get("dz"));
        for (int j = 0; j < z.length; j++) {
            assertClose(a[j], expectedA[j], 1e-12, 1e-16, reference + " column " + j);
            assertClose(dz[j], expectedDz[j], 1e-12, 4e-16, "backward of " + reference + " column " + j);
        }
    }

    /** Where torch's value is the remainder of a difference of numbers near 1: what that difference can be off. */
    private static double cancellation(JsonNode reference, double x) {
        return switch (reference.get("name").asString()) {
            case "elu", "celu", "selu", "gelu", "mish", "silu", "log_sigmoid", "softplus" ->
                Double.isFinite(x) ? 4e-16 * Math.max(1, Math.min(Math.abs(x), 30)) : 0;
            case "hard_sigmoid", "hard_swish" -> 1e-15;
            default -> 0;
        };
    }

    /** The 1/6 in torch's backward of hard_sigmoid is a float. */
    private static double slopeTolerance(JsonNode reference) {
        return reference.get("name").asString().equals("hard_sigmoid") ? 1e-7 : 1e-12;
    }

    /** Where torch hides NaN, or computes ∞/∞ for a slope that is 0. */
    private static boolean conventional(JsonNode reference, double x) {
        return Double.isNaN(x)
                || Double.isInfinite(x) && reference.get("name").asString().equals("softsign");
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : 0;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Activation activation(JsonNode reference) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        reference
                .get("hyper")
                .properties()
                .forEach(e -> parameters.put(
                        e.getKey(),
                        e.getValue().isString()
                                ? e.getValue().asString()
                                : e.getValue().asDouble()));
        return PLUGINS.activation(
                PLUGINS.choice(Activation.class, reference.get("name").asString(), parameters));
    }
}
