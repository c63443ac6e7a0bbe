package dev.bpnet.optimizers.training;

import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A case of {@code parity/trajectories.json}: ten steps of a small network as PyTorch took them. Its weights are
 * {@code [out][in]}, ours {@code [in, out]}.
 */
record Trajectory(JsonNode json) {

    static List<Trajectory> all() {
        try (InputStream in =
                Objects.requireNonNull(Trajectory.class.getResourceAsStream("/parity/trajectories.json"))) {
            List<Trajectory> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).get("cases").forEach(json -> cases.add(new Trajectory(json)));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String optimizer() {
        return json.get("optimizer").asString();
    }

    double hyper(String key, double otherwise) {
        JsonNode value = json.get("hyper").get(key);
        return value == null ? otherwise : value.asDouble();
    }

    Network start(Plugins plugins) {
        String hidden = json.get("activations").get(0).asString();
        NetworkSpec spec = NetworkSpec.of(
                json.get("layers").get(0).asInt(),
                Layers.dense(json.get("layers").get(1).asInt(), hidden),
                Layers.dense(json.get("layers").get(2).asInt()));
        return Network.of(spec, plugins, toFloats(parameters(json.get("initial"))), new float[0]);
    }

    double[][] x() {
        double[][] rows = new double[json.get("X").size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(json.get("X").get(i));
        }
        return rows;
    }

    int[] y() {
        return ints(json.get("Y"));
    }

    int steps() {
        return json.get("steps").size();
    }

    /** The rows of step k, from 0. */
    int[] batch(int k) {
        JsonNode batches = json.get("batches");
        if (batches.isNull()) {
            return java.util.stream.IntStream.range(0, y().length).toArray();
        }
        return ints(batches.get(k % batches.size()));
    }

    /** The loss of the batch before update k. */
    double loss(int k) {
        return json.get("steps").get(k).get("loss").asDouble();
    }

    /** The parameters before the first update, in our layout. */
    double[] initial() {
        return parameters(json.get("initial"));
    }

    /** The parameters after update k, in our layout. */
    double[] parameters(int k) {
        return parameters(json.get("steps").get(k));
    }

    private static double[] parameters(JsonNode at) {
        List<Double> flat = new ArrayList<>();
        for (int layer = 0; layer < at.get("W").size(); layer++) {
            JsonNode w = at.get("W").get(layer);
            for (int in = 0; in < w.get(0).size(); in++) {
                for (int out = 0; out < w.size(); out++) {
                    flat.add(w.get(out).get(in).asDouble());
                }
            }
            Collection<JsonNode> biases = at.get("b").get(layer).values();
            biases.forEach(bias -> flat.add(bias.asDouble()));
        }
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static int[] ints(JsonNode list) {
        int[] ints = new int[list.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = list.get(i).asInt();
        }
        return ints;
    }

    @Override
    public String toString() {
        return json.get("name").asString() + " " + json.get("dtype").asString();
    }
}
