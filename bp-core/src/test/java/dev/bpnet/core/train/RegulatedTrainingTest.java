package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Penalties and constraints of layers in training. */
class RegulatedTrainingTest {
    private static final Map<String, Object> L2 = Map.of("regularizer", Map.of("l2", Map.of("factor", 0.1)));
    private static final Map<String, Object> ALL = Map.of(
            "regularizer", Map.of("l1_l2", Map.of("l1", 0.001, "l2", 0.01)),
            "constraint", Map.of("max_norm", Map.of("max_value", 0.7)));

    private static Choice<Layer> dense(int units, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("units", units);
        parameters.put("activation", "tanh");
        return Tasks.PLUGINS.choice(Layer.class, "dense", parameters);
    }

    private static NetworkSpec network(int inputs, int hidden, Map<String, ?> first) {
        return Network.of(
                inputs, dense(hidden, first), dense(hidden, Map.of("constraint", "non_negative")), Layers.dense(3));
    }

    @Test
    void theReportedLossHasNoPenaltiesInIt() {
        Dataset data = Tasks.thirds(40, 4, 1);
        double[] losses = new double[2];
        for (int i = 0; i < 2; i++) {
            try (Trainer trainer =
                    Tasks.trainer(network(4, 6, i == 0 ? Map.of() : L2), 0.1).build()) {
                losses[i] = trainer.step(data);
            }
        }
        assertThat(losses[1]).isEqualTo(losses[0]);
    }

    @Test
    void theGradientThatIsCheckedIsThatOfTheDataAlone() {
        Dataset data = Tasks.thirds(40, 4, 1);
        Goal plain = Goal.of(network(4, 6, Map.of()), null, data, false, Tasks.PLUGINS);
        Goal regulated = Goal.of(network(4, 6, L2), null, data, false, Tasks.PLUGINS);
        assertThat(BatchGradient.of(
                        Network.initialize(regulated.spec(), Tasks.PLUGINS, 3),
                        regulated,
                        data,
                        KernelsUnderTest.kernels()))
                .isEqualTo(BatchGradient.of(
                        Network.initialize(plain.spec(), Tasks.PLUGINS, 3), plain, data, KernelsUnderTest.kernels()));
    }

    @Test
    void aPenaltyMakesWeightsSmaller() {
        double[] norms = new double[2];
        for (int i = 0; i < 2; i++) {
            try (Trainer trainer = Tasks.trainer(network(4, 6, i == 0 ? Map.of() : L2), 0.1)
                    .epochs(30)
                    .build()) {
                trainer.fit(Tasks.thirds(60, 4, 1));
                norms[i] = norm(trainer.network().parameter("layers[0].weights"), -1);
            }
        }
        assertThat(norms[1]).isLessThan(0.6 * norms[0]);
    }

    @Test
    void thePenaltyOfAnEmbeddingReachesVectorsThatNoRowLooksUp() {
        Choice<Layer> embedding = Tasks.PLUGINS.choice(
                Layer.class,
                "embedding",
                Map.of("categories", 4, "units", 2, "regularizer", Map.of("l2", Map.of("factor", 0.5))));
        float[][] x = {{0}, {1}, {2}};
        try (Trainer trainer =
                Tasks.trainer(Network.of(1, embedding, Layers.dense(3)), 0.1).build()) {
            Dataset data = Dataset.of(x, new int[] {0, 1, 2});
            trainer.prepare(data);
            Matrix before = trainer.network().parameter("layers[0].vectors");
            trainer.step(data);
            Matrix after = trainer.network().parameter("layers[0].vectors");
            for (int j = 0; j < 2; j++) {
                // w - 0.1 · 2 · 0.5 · w
                assertThat(after.get(3, j)).isCloseTo(0.9f * before.get(3, j), within(1e-8f));
                assertThat(after.get(0, j)).isNotEqualTo(0.9f * before.get(0, j));
            }
        }
    }

    @Test
    void constraintsHoldAfterEveryStep() {
        try (Trainer trainer = Tasks.trainer(network(4, 6, ALL), 0.5).build()) {
            for (int step = 0; step < 20; step++) {
                trainer.step(Tasks.thirds(30, 4, step));
                Matrix first = trainer.network().parameter("layers[0].weights");
                for (int j = 0; j < first.columns(); j++) {
                    assertThat(norm(first, j)).isLessThanOrEqualTo(0.7 * (1 + 1e-6));
                }
                Matrix second = trainer.network().parameter("layers[1].weights");
                for (int i = 0; i < second.rows(); i++) {
                    for (int j = 0; j < second.columns(); j++) {
                        assertThat(second.get(i, j)).isNotNegative();
                    }
                }
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Set<String> weights = new HashSet<>();
        for (Map<String, ?> regulation : List.<Map<String, ?>>of(ALL, L2)) {
            weights.clear();
            for (int threads : new int[] {1, 2, 3}) {
                try (Trainer trainer = Tasks.trainer(network(40, 160, regulation), 0.05)
                        .epochs(2)
                        .batchSize(256)
                        .threads(threads)
                        .build()) {
                    trainer.fit(Tasks.thirds(500, 40, 1));
                    weights.add(trainer.network().weightsSha256());
                }
            }
            assertThat(weights).hasSize(1);
        }
    }

    /** Of a column, or of all. */
    private static double norm(Matrix w, int column) {
        double sum = 0;
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                sum += column < 0 || j == column ? (double) w.get(i, j) * w.get(i, j) : 0;
            }
        }
        return Math.sqrt(sum);
    }
}
