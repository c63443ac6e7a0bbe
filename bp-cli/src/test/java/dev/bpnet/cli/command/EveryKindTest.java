package dev.bpnet.cli.command;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of everything there is gives the same bits on all kernels and any number of threads. */
class EveryKindTest {
    private static final int WIDTH = 37;

    static List<String> kernels() {
        return EveryKind.PLUGINS.kernelsProviders().stream()
                .flatMap(provider -> provider.names().stream()
                        .filter(name -> provider.probe(name).available()))
                .toList();
    }

    static List<String> layers() {
        return List.copyOf(EveryKind.PLUGINS.names(LayerPlugin.class));
    }

    /** Those that step batch by batch; minimizers have tests of their own. */
    static List<String> optimizers() {
        return EveryKind.PLUGINS.names(OptimizerPlugin.class).stream()
                .filter(name ->
                        EveryKind.PLUGINS.optimizer(Choice.of(name)).minimizer().isEmpty())
                .toList();
    }

    static Stream<Arguments> losses() {
        return EveryKind.PLUGINS.all(LossPlugin.class).stream()
                .flatMap(plugin -> Arrays.stream(TargetKind.values())
                        .filter(plugin.accepts()::contains)
                        .map(kind -> Arguments.of(plugin.name(), kind)));
    }

    /** What is left of a short training with these kernels and threads: the digest of the weights, losses and metrics. */
    private static String trained(Trainer.Builder settings, Dataset rows, String kernels, int threads) {
        try (Trainer trainer = settings.plugins(EveryKind.PLUGINS)
                .kernels(kernels)
                .threads(threads)
                .batchSize(96)
                .seed(3)
                .build()) {
            TrainingReport report = trainer.fit(rows, rows);
            assertThat(report.divergence())
                    .as("%s, %d threads", kernels, threads)
                    .isNull();
            return trainer.network().weightsSha256() + " " + report.history().getLast();
        }
    }

    @Test
    void everyKindOfLayerIsAmongThoseTried() {
        assertThat(EveryKind.layers(WIDTH).keySet())
                .as("a new kind of layer wants an entry in EveryKind.layers")
                .isEqualTo(EveryKind.PLUGINS.names(LayerPlugin.class));
    }

    @Test
    void kernelsAndThreadsChangeNoBitOfANetworkOfEverything() {
        List<String> kernels = kernels();
        assertThat(kernels).contains("scalar", "simd", "simd_128");
        NetworkSpec spec = EveryKind.all(WIDTH, 3);
        Dataset rows = EveryKind.rows(250, TargetKind.CATEGORY);
        Map<String, String> results = new LinkedHashMap<>();
        for (String name : kernels) {
            for (int threads : new int[] {1, 2, 4}) {
                Trainer.Builder settings = Trainer.builder(spec).epochs(3).clip(new Clip(null, null, 5.0));
                results.put(name + " " + threads, trained(settings, rows, name, threads));
            }
        }
        assertThat(results).hasSize(3 * kernels.size());
        assertThat(results.values().stream().distinct()).as("%s", results).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void kernelsAndThreadsChangeNoBitWithAnyOptimizer(String optimizer) {
        NetworkSpec spec = EveryKind.only("batch_norm", 150, dense(3));
        Dataset rows = EveryKind.rows(250, TargetKind.CATEGORY);
        String expected =
                trained(Trainer.builder(spec).optimizer(Choice.of(optimizer)).epochs(3), rows, "scalar", 1);
        for (String name : kernels()) {
            assertThat(trained(
                            Trainer.builder(spec)
                                    .optimizer(Choice.of(optimizer))
                                    .epochs(3),
                            rows,
                            name,
                            3))
                    .as(name)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void kernelsAndThreadsChangeNoBitWithAnyLoss(String loss, TargetKind kind) {
        NetworkSpec spec = EveryKind.only("prelu", 150, EveryKind.output(loss, kind));
        Dataset rows = EveryKind.rows(250, kind);
        String expected = trained(Trainer.builder(spec).loss(loss).epochs(2), rows, "scalar", 1);
        for (String name : kernels()) {
            assertThat(trained(Trainer.builder(spec).loss(loss).epochs(2), rows, name, 3))
                    .as(name)
                    .isEqualTo(expected);
        }
    }
}
