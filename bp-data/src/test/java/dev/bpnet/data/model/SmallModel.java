package dev.bpnet.data.model;

import static dev.bpnet.core.layer.Layers.dense;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.loss.StandardLoss;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.prepare.EncodedRows;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model of a few weights, so that a test can try every bit of its file. */
final class SmallModel {
    static final Plugins PLUGINS = DataPlugins.load();

    private static final String ROWS = "size,colour,ripe\n1,red,yes\n2,green,no\n3,red,yes\n5,green,no\n";

    private SmallModel() {}

    /** With its first weights. */
    static Model fresh() {
        return withWeights(null);
    }

    /** With these weights in place of its first ones. */
    static Model withWeights(float @Nullable [] weights) {
        LoadedData loaded = TestData.load(ROWS, Preparation.predicting("ripe"));
        FittedPreprocessing fitted = loaded.fit(PLUGINS, new ArrayList<>());
        EncodedRows rows = loaded.encode(fitted, new int[] {0, 1, 2, 3});
        Dataset data = Dataset.of(
                Matrix.of(rows.inputs(), 0, rows.rows(), rows.width()),
                Matrix.of(rows.targets(), 0, rows.rows(), rows.targetWidth()),
                fitted.targetInfo());
        NetworkSpec spec = NetworkSpec.of(fitted.width(), dense(2, "tanh"), dense(1));
        Goal goal = Goal.of(spec, null, data, false, PLUGINS);
        Network network = Network.initialize(goal.spec(), PLUGINS, 7);
        if (weights != null) {
            network = Network.of(goal.spec(), PLUGINS, weights, network.buffers());
        }
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", "small \"model\" ä");
        config.put("seed", 7L);
        return new Model(network, fitted, StandardLoss.of(goal.target()), config);
    }

    /** How many weights it has. */
    static int size() {
        return fresh().network().parameters().length;
    }

    /** The bytes of its file. */
    static byte[] bytes(Model model, Path folder) throws IOException {
        Path file = folder.resolve("whole.bp");
        model.save(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** A safetensors file, signed, with such metadata and no tensors. */
    static byte[] signed(Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(out, metadata, java.util.List.of());
        return out.toByteArray();
    }
}
