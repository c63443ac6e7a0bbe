package dev.bpnet.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference values of an independent implementation: {@code parity/*.json} among the resources. */
public final class Parity {
    private Parity() {}

    /** The whole file. */
    public static JsonNode file(String name) {
        try (InputStream in = Parity.class.getResourceAsStream("/parity/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no reference file " + name);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of a file with this name. */
    public static List<JsonNode> cases(String file, String name) {
        List<JsonNode> cases = file(file)
                .get("cases")
                .valueStream()
                .filter(c -> c.get("name").asString().equals(name))
                .toList();
        if (cases.isEmpty()) {
            throw new IllegalStateException("no case " + name + " in " + file);
        }
        return cases;
    }

    /** A number, or one of the words NaN, Infinity, -Infinity. */
    public static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    /** A list of numbers; a number alone is a list of one. */
    public static double[] numbers(JsonNode node) {
        return node.isArray() ? node.valueStream().mapToDouble(Parity::number).toArray() : new double[] {number(node)};
    }

    /** A list of rows. */
    public static double[][] rows(JsonNode node) {
        return node.valueStream().map(Parity::numbers).toArray(double[][]::new);
    }
}
