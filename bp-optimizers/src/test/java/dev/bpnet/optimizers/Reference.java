package dev.bpnet.optimizers;

import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The fixed task of {@code parity/optimizers.json}: a weight [3][2] and a bias [3], ten gradients, among them zeros, 1e-12,
 * 100 and -50, and the parameters after each step as computed by PyTorch in double.
 */
final class Reference {
    private static final JsonNode FILE = read("/parity/optimizers.json");

    private Reference() {}

    /** One case: its name, what PyTorch calls the optimizer, its settings, and the parameters after each step. */
    record Case(String name, String optimizer, JsonNode hyper, List<double[]> steps) {

        double get(String key, double otherwise) {
            JsonNode value = hyper.get(key);
            return value == null ? otherwise : value.asDouble();
        }

        double beta(int index) {
            return hyper.get("betas").get(index).asDouble();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(resource), resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParameterLayout layout() {
        ParameterLayout.Builder builder = ParameterLayout.builder();
        builder.add("weights", Role.WEIGHT, 2, 3);
        builder.add("bias", Role.BIAS, 1, 3);
        return builder.build();
    }

    static double[] initial() {
        return flat(FILE.get("initial"));
    }

    static List<double[]> gradients() {
        return all(FILE.get("gradients"));
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : FILE.get("cases")) {
            cases.add(new Case(
                    node.get("name").asString(),
                    node.get("optimizer").asString(),
                    node.get("hyper"),
                    all(node.get("steps"))));
        }
        return cases;
    }

    private static List<double[]> all(JsonNode nodes) {
        List<double[]> all = new ArrayList<>();
        for (JsonNode node : nodes) {
            all.add(flat(node));
        }
        return all;
    }

    /** In the order of the layout: W [out][in] transposed to [in, out], then b. */
    static double[] flat(JsonNode node) {
        double[] values = new double[9];
        for (int in = 0; in < 2; in++) {
            for (int out = 0; out < 3; out++) {
                values[in * 3 + out] = node.get("W").get(out).get(in).asDouble();
            }
        }
        for (int out = 0; out < 3; out++) {
            values[6 + out] = node.get("b").get(out).asDouble();
        }
        return values;
    }
}
