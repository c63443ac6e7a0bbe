package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnbinderTest {

    record Block(String label, @Nullable Integer limit, List<Float> weights) {}

    record Experiment(
            long seed,
            double rate,
            boolean shuffle,
            TimeUnit unit,
            Path data,
            Span warmup,
            @Nullable String note,
            Block block,
            @Nullable Block second,
            List<Choice<Layer>> layers,
            Choice<Optimizer> optimizer,
            @Nullable Choice<Schedule> schedule,
            Map<String, List<Block>> named) {
        static final Experiment DEFAULTS = new Experiment(
                1,
                0.1,
                true,
                TimeUnit.DAYS,
                Path.of("a.csv"),
                Span.epochs(2),
                null,
                new Block("first", null, List.of()),
                null,
                List.of(),
                Choice.of("adam"),
                null,
                Map.of());
    }

    private final Plugins plugins = Samples.plugins();
    private final Binder binder = Binder.of(plugins);

    @Test
    void writesSnakeCaseKeysInTheOrderOfTheComponentsAndLeavesOutWhatIsAbsent() {
        Map<String, @Nullable Object> tree = Unbinder.tree(Experiment.DEFAULTS);
        assertThat(tree.keySet())
                .containsExactly(
                        "seed", "rate", "shuffle", "unit", "data", "warmup", "block", "layers", "optimizer", "named");
        assertThat(tree)
                .containsEntry("seed", 1L)
                .containsEntry("unit", "days")
                .containsEntry("data", "a.csv")
                .containsEntry("warmup", 2L)
                .containsEntry("optimizer", "adam")
                .containsEntry("block", Map.of("label", "first", "weights", List.of()));
        assertThat(Unbinder.tree(new Samples.Cosine.Parameters(Span.steps(500))))
                .containsExactly(Map.entry("warmup", "500 steps"));
        assertThat(Unbinder.tree(new Block("", 3, List.of(0.1f))))
                .containsExactly(Map.entry("label", ""), Map.entry("limit", 3L), Map.entry("weights", List.of(0.1)));
        assertThat(Unbinder.tree(new Samples.Dense.Parameters(
                        8, Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(0.2)), null)))
                .containsExactly(
                        Map.entry("units", 8L), Map.entry("activation", Map.of("leaky_relu", Map.of("slope", 0.2))));
    }

    @Test
    void bindingTheTreeGivesAnEqualRecord() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            Experiment experiment = experiment(random);
            Map<String, @Nullable Object> tree = Unbinder.tree(experiment);
            assertThat(binder.bind(Experiment.DEFAULTS, tree, "").orThrow()).isEqualTo(experiment);
        }
    }

    @Test
    void resolvingWritesTheDefaultsOfChosenPlugins() {
        Unbinder resolving = binder.resolvingUnbinder();
        Experiment experiment = binder.bind(
                        Experiment.DEFAULTS,
                        Map.of("schedule", "cosine", "layers", List.of(Map.of("dense", Map.of("units", 4L)))),
                        "")
                .orThrow();
        assertThat(resolving.map(experiment))
                .containsEntry(
                        "optimizer", Map.of("adam", Map.of("learning_rate", 0.001, "betas", List.of(0.9, 0.999))))
                .containsEntry("schedule", Map.of("cosine", Map.of("warmup", 0L)))
                .containsEntry("layers", List.of(Map.of("dense", Map.of("units", 4L, "activation", "relu"))));
        Choice<Activation> relu = Choice.of("relu", NoParameters.NONE);
        assertThat(resolving.map(new Samples.Dense.Parameters(1, relu, null))).containsEntry("activation", "relu");
    }

    @Test
    void resolvingDoesNotWriteAPlaceholder() {
        Experiment experiment = withLayers(List.of(Choice.of("dense")));
        assertThat(binder.resolvingUnbinder().map(experiment)).containsEntry("layers", List.of("dense"));
    }

    private static Experiment withLayers(List<Choice<Layer>> layers) {
        Experiment d = Experiment.DEFAULTS;
        return new Experiment(
                d.seed,
                d.rate,
                d.shuffle,
                d.unit,
                d.data,
                d.warmup,
                d.note,
                d.block,
                d.second,
                layers,
                d.optimizer,
                d.schedule,
                d.named);
    }

    private static Experiment experiment(SplittableRandom random) {
        Map<String, List<Block>> named = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            named.put(text(random), list(random, () -> block(random)));
        }
        return new Experiment(
                random.nextLong(),
                finite(random),
                random.nextBoolean(),
                TimeUnit.values()[random.nextInt(TimeUnit.values().length)],
                Path.of("dir", "f" + random.nextInt(100)),
                span(random),
                random.nextBoolean() ? null : text(random),
                block(random),
                random.nextBoolean() ? null : block(random),
                list(random, () -> layer(random)),
                random.nextBoolean() ? Choice.of("adam") : Choice.of("adam", adam(random)),
                random.nextBoolean() ? null : Choice.of("cosine", new Samples.Cosine.Parameters(span(random))),
                named);
    }

    private static Samples.Adam.Parameters adam(SplittableRandom random) {
        return new Samples.Adam.Parameters(random.nextDouble(1e-300, 1), list(random, random::nextDouble));
    }

    private static Choice<Layer> layer(SplittableRandom random) {
        Choice<Activation> activation = switch (random.nextInt(4)) {
            case 0 -> Choice.of("relu");
            case 1 -> Choice.of("relu", NoParameters.NONE);
            case 2 -> Choice.of("gelu", new Samples.Gelu.Parameters(Samples.Gelu.Form.TANH_APPROXIMATION));
            default -> Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(random.nextDouble()));
        };
        Double dropout = random.nextBoolean() ? null : random.nextDouble();
        return Choice.of("dense", new Samples.Dense.Parameters(random.nextInt(1, 1 << 30), activation, dropout));
    }

    private static Block block(SplittableRandom random) {
        return new Block(
                text(random), random.nextBoolean() ? null : random.nextInt(), list(random, () -> finiteFloat(random)));
    }

    private static Span span(SplittableRandom random) {
        return random.nextBoolean() ? Span.epochs(random.nextInt(1000)) : Span.steps(random.nextInt(1000));
    }

    private static double finite(SplittableRandom random) {
        double x = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(x) ? x : random.nextDouble();
    }

    private static float finiteFloat(SplittableRandom random) {
        float x = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(x) ? x : (float) random.nextDouble();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("a.b \"'{[:#0-\u00e9\n".charAt(random.nextInt(14)));
        }
        return text.toString();
    }

    private static <T> List<T> list(SplittableRandom random, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
