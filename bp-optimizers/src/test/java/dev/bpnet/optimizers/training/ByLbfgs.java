package dev.bpnet.optimizers.training;

import static dev.bpnet.core.layer.Layers.dense;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Trainer;
import java.util.Map;

/** Trainers with lbfgs, and rows of three classes for them. */
final class ByLbfgs {
    static final NetworkSpec THREE_CLASSES = Network.of(4, dense(8, "tanh"), dense(3));
    private static final Plugins PLUGINS = Plugins.load();

    private ByLbfgs() {}

    static Trainer.Builder trainer(NetworkSpec network, Map<String, ?> parameters) {
        return Trainer.builder(network)
                .plugins(PLUGINS)
                .optimizer(PLUGINS.choice(Optimizer.class, "lbfgs", parameters))
                .threads(1)
                .seed(1);
    }

    /** Rows of numbers that look random, with the class that a rule gives them. */
    static Dataset thirds(int rows, int seed) {
        float[][] x = new float[rows][4];
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 4; j++) {
                x[i][j] = (float) StrictMath.sin(12.9898 * (i + 1) * (j + 2) + seed);
            }
            double score = x[i][0] + x[i][1] * x[i][2];
            classes[i] = i % 10 == 0 ? i / 10 % 3 : score < -0.3 ? 0 : score < 0.3 ? 1 : 2;
        }
        return Dataset.of(x, classes);
    }
}
