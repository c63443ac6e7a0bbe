package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.Map;

/** Small tasks to train on. */
final class Tasks {
    static final Plugins PLUGINS = Plugins.builder().add(new Descent()).build();

    private Tasks() {}

    /** Rows of random numbers; the class says in which third the first input lies. */
    static Dataset thirds(int rows, int inputs, long seed) {
        float[][] x = new float[rows][inputs];
        int[] y = new int[rows];
        RandomStream random = RandomStream.of(seed, Purpose.SYNTHESIS, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < inputs; j++) {
                x[i][j] = 2 * random.uniform((long) i * inputs + j) - 1;
            }
            y[i] = x[i][0] < -1f / 3 ? 0 : x[i][0] < 1f / 3 ? 1 : 2;
        }
        return Dataset.of(x, y);
    }

    /** A number far from standard units that depends on two inputs. */
    static Dataset line(int rows, long seed) {
        float[][] x = new float[rows][2];
        float[] y = new float[rows];
        RandomStream random = RandomStream.of(seed, Purpose.SYNTHESIS, 1);
        for (int i = 0; i < rows; i++) {
            x[i][0] = random.normal(2L * i);
            x[i][1] = random.normal(2L * i + 1);
            y[i] = 1000 + 50 * x[i][0] - 20 * x[i][1];
        }
        return Dataset.of(x, y);
    }

    static NetworkSpec threeClasses(int inputs, int hidden, String activation) {
        return Network.of(inputs, dense(hidden, activation), dense(hidden, activation), dense(3));
    }

    static Choice<Optimizer> descent(double rate) {
        return PLUGINS.choice(Optimizer.class, "descent", Map.of("learning_rate", rate));
    }

    static Trainer.Builder trainer(NetworkSpec spec, double rate) {
        return Trainer.builder(spec)
                .plugins(PLUGINS)
                .optimizer(descent(rate))
                .seed(7)
                .threads(1);
    }
}
