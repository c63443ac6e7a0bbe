package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not matter, or must matter in one way only, for every loss with every kind of target that it takes. */
class MetamorphicTest {
    private static final int INPUTS = 4;
    private static final int HIDDEN = 6;
    private static final int ROWS = 24;

    static Stream<Arguments> losses() {
        return Tasks.PLUGINS.all(LossPlugin.class).stream()
                .flatMap(plugin -> Arrays.stream(TargetKind.values())
                        .filter(plugin.accepts()::contains)
                        .map(kind -> Arguments.of(plugin.name(), kind)));
    }

    private static TargetInfo target(TargetKind kind) {
        return switch (kind) {
            case NUMBER -> TargetInfo.numbers(2);
            case BINARY -> TargetInfo.classes(List.of("no", "yes"));
            case CATEGORY -> TargetInfo.classes(List.of("a", "b", "c"));
            case MULTI_LABEL -> TargetInfo.multiLabel(List.of("p", "q", "r"));
            case SEVERAL ->
                TargetInfo.several(List.of(
                        new TargetInfo.Part("one", target(TargetKind.NUMBER)),
                        new TargetInfo.Part("two", target(TargetKind.CATEGORY))));
        };
    }

    /** Rows by their numbers; a negative number is a row of NaN. Numbers to predict are shares, which every loss takes. */
    private static Dataset rows(TargetKind kind, int[] numbers, IntToDoubleFunction weight) {
        RandomStream random = RandomStream.of(5, Purpose.SYNTHESIS, 0);
        TargetInfo target = target(kind);
        Matrix x = Matrix.zeros(numbers.length, INPUTS);
        Matrix t = Matrix.zeros(numbers.length, target.columns());
        double[] weights = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            long at = 20L * numbers[i];
            weights[i] = weight.applyAsDouble(i);
            for (int j = 0; j < INPUTS; j++) {
                x.set(i, j, numbers[i] < 0 ? Float.NaN : random.normal(at + j));
            }
            for (int j = 0; j < t.columns(); j++) {
                t.set(
                        i,
                        j,
                        numbers[i] < 0
                                ? Float.NaN
                                : switch (kind) {
                                    case NUMBER -> 0.5f + (j == 0 ? 0.4f : -0.4f) * (random.uniform(at + 10) - 0.5f);
                                    case BINARY, CATEGORY ->
                                        random.below(target.labels().size(), at + 10);
                                    case MULTI_LABEL -> random.below(2, at + 10 + j);
                                    case SEVERAL -> j < 2 ? random.uniform(at + 10 + j) : random.below(3, at + 10);
                                });
            }
        }
        return Dataset.of(x, t, target, weights);
    }

    private static NetworkSpec spec(String loss, TargetKind kind) {
        int outputs = Tasks.PLUGINS.loss(Choice.<Loss>of(loss), target(kind)).outputs();
        return Network.of(INPUTS, dense(HIDDEN, "tanh"), kind == TargetKind.SEVERAL ? heads() : dense(outputs));
    }

    /** An output for each part of {@link #target} of that kind. */
    private static Choice<Layer> heads() {
        return Concat.of(List.of(List.of(dense(2)), List.of(dense(3))), List.of());
    }

    private static Network stepped(String loss, TargetKind kind, Dataset rows) {
        try (Trainer trainer =
                Tasks.trainer(spec(loss, kind), 0.05).loss(loss).batchSize(64).build()) {
            for (int step = 0; step < 3; step++) {
                trainer.step(rows);
            }
            return trainer.network();
        }
    }

    private static void assertAlike(float[] found, float[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertClose(found[i], expected[i], tolerance, tolerance, "parameter " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aRowThatWeighsNothingIsLeftOutWhateverIsInIt(String loss, TargetKind kind) {
        int[] all = IntStream.range(0, ROWS).map(i -> i % 4 == 1 ? -1 : i).toArray();
        int[] kept = Arrays.stream(all).filter(i -> i >= 0).toArray();
        Network blank = stepped(loss, kind, rows(kind, all, i -> all[i] < 0 ? 0 : 1 + all[i] % 3));
        Network without = stepped(loss, kind, rows(kind, kept, i -> 1 + kept[i] % 3));
        assertThat(blank.parameters()).isEqualTo(without.parameters());
        assertThat(blank.weightsSha256()).isEqualTo(without.weightsSha256());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aRowThatWeighsThreeIsARowThreeTimes(String loss, TargetKind kind) {
        int[] once = IntStream.range(0, ROWS).toArray();
        int[] repeated = Arrays.stream(once)
                .flatMap(i -> IntStream.range(0, i % 4 == 2 ? 3 : 1).map(again -> i))
                .toArray();
        Network weighted = stepped(loss, kind, rows(kind, once, i -> i % 4 == 2 ? 3 : 1));
        Network copies = stepped(loss, kind, rows(kind, repeated, i -> 1));
        assertAlike(weighted.parameters(), copies.parameters(), 2e-6);
        Network scaled = stepped(loss, kind, rows(kind, once, i -> i % 4 == 2 ? 12 : 4));
        assertThat(scaled.parameters()).as("only shares matter").isEqualTo(weighted.parameters());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void batchesThatAreAccumulatedHaveTheBitsOfOne(String loss, TargetKind kind) {
        Dataset rows = rows(kind, IntStream.range(0, ROWS + 3).toArray(), i -> 1 + i % 3);
        float[] whole = null;
        for (int parts : new int[] {1, 2, 4}) {
            try (Trainer trainer = Tasks.trainer(spec(loss, kind), 0.05)
                    .loss(loss)
                    .epochs(2)
                    .batchSize(8 / parts)
                    .accumulate(parts)
                    .build()) {
                trainer.fit(rows);
                float[] parameters = trainer.network().parameters();
                whole = whole == null ? parameters : whole;
                assertThat(parameters).as("%d parts", parts).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void permutingHiddenUnitsPermutesTheAnswer(String loss, TargetKind kind) {
        Dataset rows = rows(kind, IntStream.range(0, ROWS).toArray(), i -> 1);
        Network start = stepped(loss, kind, rows);
        int[] order = {4, 2, 0, 5, 1, 3};
        Network permuted =
                Network.of(start.spec(), Tasks.PLUGINS, permuted(start, start.parameters(), order), start.buffers());
        assertAlike(trained(permuted, loss, rows), permuted(start, trained(start, loss, rows), order), 2e-6);
    }

    private static float[] trained(Network network, String loss, Dataset rows) {
        try (Trainer trainer = Trainer.builder(network)
                .loss(loss)
                .optimizer(Tasks.descent(0.05))
                .batchSize(64)
                .threads(1)
                .build()) {
            for (int step = 0; step < 3; step++) {
                trainer.step(rows);
            }
            return trainer.network().parameters();
        }
    }

    /** Hidden unit u becomes unit order[u]: columns of what leads to them, rows of what leads on. */
    private static float[] permuted(Network network, float[] parameters, int[] order) {
        float[] permuted = parameters.clone();
        for (Parameter p : network.graph().layout().parameters()) {
            boolean columns = p.name().startsWith("layers[0]");
            boolean rows = p.name().startsWith("layers[1]") && p.name().endsWith("weights");
            for (int i = 0; i < p.rows(); i++) {
                for (int j = 0; j < p.columns(); j++) {
                    int to = (rows ? order[i] : i) * p.columns() + (columns ? order[j] : j);
                    permuted[p.offset() + to] = parameters[p.offset() + i * p.columns() + j];
                }
            }
        }
        return permuted;
    }
}
