package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plan.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads share a layer's work: each computes its rows or columns, whatever the memory held before, and touches no others; a
 * gradient replaces what was there or is added to it, as asked.
 */
class LayerPartsTest {
    private static final int INPUTS = 4;
    private static final int ROWS = 5;
    private static final long STEP = 3;
    /** Of no special size, so that adding to it shows. */
    private static final float GUARD = 7.25f;

    private static final double[][] X = {
        {2, -1.25, 1, 0.75}, {0, 1, 0, 1}, {1, 0, -1, -2}, {-1, 0.25, 1, 0.5}, {0, 2, 0.75, -0.5}
    };

    static Stream<Choice<Layer>> layers() {
        EmbedColumns.Table a = new EmbedColumns.Table("a", 0, 3, List.of(0.5, 0.25, 0.25));
        EmbedColumns.Table b = new EmbedColumns.Table("b", 2, 2, List.of(0.75, 0.25));
        EmbedColumns.Table narrow = new EmbedColumns.Table("n", 0, 1, List.of(0.5, 0.5));
        EmbedColumns.Table last = new EmbedColumns.Table("l", 3, 1, List.of(0.5, 0.5));
        Choice<Layer> perUnit = choice("prelu", Map.of("shared", false));
        return Stream.of(
                dense(3),
                dense(5, "tanh"),
                dense(2, "gelu"),
                choice("dense", Map.of("units", 3, "activation", "softmax", "bias", false)),
                ActivationOnly.of(Choice.of("elu")),
                dropout(0.4),
                choice("alpha_dropout", Map.of("rate", 0.4)),
                choice("gaussian_noise", Map.of()),
                batchNorm(),
                choice("batch_norm", Map.of("scale", false)),
                layerNorm(),
                choice("layer_norm", Map.of("scale", false)),
                choice("rms_norm", Map.of()),
                choice("rms_norm", Map.of("scale", false)),
                prelu(),
                perUnit,
                choice("embedding", Map.of("categories", 3, "units", 2)),
                choice("embedding", Map.of("categories", 3, "units", 2, "column", 1)),
                EmbedColumns.of(List.of(a, b)),
                EmbedColumns.of(List.of(narrow, last)),
                Rescale.of(List.of(2.0, 0.5, -1.0, 3.0), List.of(1.0, 0.0, -2.0, 4.0)),
                Offset.of(List.of(dense(3, "tanh"), dense(2))),
                residual(dense(4, "tanh")),
                residual(prelu(), layerNorm()),
                Choice.of("residual", new Residual.Parameters(List.of(dense(3, "gelu"), dense(2)), true)),
                concat(List.of(dense(2, "tanh")), List.of(), List.of(perUnit)),
                concat(List.of(), List.of()),
                Concat.ofColumns(List.of(List.of(dense(2)), List.of()), List.of(1, 3), List.of()));
    }

    /** A layer with numbers for parameters, and rubbish wherever it is to write. */
    private static LayerBench bench(Choice<Layer> layer, int rows, float rubbish) {
        LayerBench bench = new LayerBench(layer, INPUTS, rows);
        Random random = new Random(20260131);
        for (int i = 0; i < bench.parameters.length; i++) {
            bench.parameters[i] = (float) random.nextGaussian();
        }
        for (Matrix m : written(bench)) {
            fill(m, rubbish);
        }
        Arrays.fill(bench.gradients, rubbish);
        bench.workspace.refresh();
        return bench;
    }

    /** Every matrix that some stage of the layer may write to. */
    private static List<Matrix> written(LayerBench bench) {
        List<Matrix> all = new ArrayList<>(overTheBatch(bench.pass, bench.node));
        caches(bench.pass, bench.node, all);
        return all;
    }

    private static void caches(Pass pass, Node node, List<Matrix> all) {
        for (int i = 0; i < node.caches().size(); i++) {
            all.add(pass.cache(i));
        }
        for (int i = 0; i < node.children().size(); i++) {
            caches(pass.child(i), node.children().get(i).node(), all);
        }
    }

    private static List<Matrix> overTheBatch(Pass pass, Node node) {
        List<Matrix> all = new ArrayList<>(List.of(pass.output(), pass.outputDelta()));
        Matrix dx = pass.inputDelta();
        if (dx != null) {
            all.add(dx);
        }
        for (int i = 0; i < node.scratch().size(); i++) {
            all.add(pass.scratch(i));
        }
        for (int i = 0; i < node.children().size(); i++) {
            all.addAll(overTheBatch(pass.child(i), node.children().get(i).node()));
        }
        return all;
    }

    private static void fill(Matrix m, float value) {
        for (int i = 0; i < m.rows(); i++) {
            Arrays.fill(m.array(), m.at(i), m.at(i) + m.columns(), value);
        }
    }

    private static double[][] dy(int columns) {
        double[][] dy = new double[ROWS][columns];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < columns; j++) {
                dy[i][j] = (i * 7 + j * 5) % 11 / 4.0 - 1;
            }
        }
        return dy;
    }

    /** The stages in parts: rows up to each of the ends, columns one at a time. */
    private static void run(LayerBench bench, List<Stage> stages, int from, int... ends) {
        for (Stage stage : stages) {
            if (stage.over() == Stage.Over.COLUMNS) {
                for (int j = 0; j < stage.columns(); j++) {
                    stage.run(bench.pass, j, j + 1);
                }
                continue;
            }
            int begin = from;
            for (int end : ends) {
                stage.run(bench.pass, begin, end);
                begin = end;
            }
        }
    }

    private static void gradients(Pass pass, Node node, boolean accumulate) {
        for (int i = 0; i < node.weights().size(); i++) {
            int rows = node.weights().get(i).parameter().rows();
            node.layer().gradient(pass, i, accumulate, 0, 1);
            if (rows > 1) {
                node.layer().gradient(pass, i, accumulate, 1, rows);
            }
        }
        for (int i = 0; i < node.children().size(); i++) {
            gradients(pass.child(i), node.children().get(i).node(), accumulate);
        }
    }

    private static void inParts(LayerBench bench, boolean accumulate, int... ends) {
        LayerBench.copy(X, bench.pass.input());
        bench.workspace.begin(ROWS, true, STEP, 0);
        run(bench, bench.node.layer().forward(), 0, ends);
        LayerBench.copy(dy(bench.pass.output().columns()), bench.pass.outputDelta());
        run(bench, bench.node.layer().backward(), 0, ends);
        gradients(bench.pass, bench.node, accumulate);
    }

    private static List<List<Double>> output(LayerBench bench) {
        return rows(LayerBench.doubles(bench.pass.output(), bench.pass.rows()));
    }

    private static List<List<Double>> inputDelta(LayerBench bench) {
        Matrix dx = bench.pass.inputDelta();
        assertThat(dx).isNotNull();
        return rows(LayerBench.doubles(dx, ROWS));
    }

    /** As objects, so that NaN is NaN and 0 is not -0. */
    private static List<List<Double>> rows(double[][] values) {
        return Arrays.stream(values)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void partsMakeTheWholeToTheBitWhateverTheMemoryHeld(Choice<Layer> layer) {
        LayerBench whole = bench(layer, ROWS, 0);
        LayerBench parts = bench(layer, ROWS, Float.NaN);
        inParts(whole, false, ROWS);
        inParts(parts, false, 2, 3, ROWS);
        assertThat(output(parts)).isEqualTo(output(whole));
        assertThat(inputDelta(parts)).isEqualTo(inputDelta(whole));
        assertThat(parts.gradients).isEqualTo(whole.gradients);
        assertThat(parts.buffers).isEqualTo(whole.buffers);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aGradientIsAddedToWhatIsThereWhereThatIsAsked(Choice<Layer> layer) {
        LayerBench fresh = bench(layer, ROWS, 0);
        LayerBench added = bench(layer, ROWS, 0);
        for (int i = 0; i < added.gradients.length; i++) {
            added.gradients[i] = i + 10;
        }
        inParts(fresh, false, ROWS);
        inParts(added, true, ROWS);
        for (int i = 0; i < added.gradients.length; i++) {
            double expected = (double) fresh.gradients[i] + i + 10;
            assertThat((double) added.gradients[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noRowOutsideOfThePartIsWritten(Choice<Layer> layer) {
        LayerBench bench = bench(layer, ROWS, GUARD);
        LayerBench.copy(X, bench.pass.input());
        bench.workspace.begin(ROWS, true, STEP, 0);
        run(bench, bench.node.layer().forward(), 2, 4);
        fill(bench.pass.outputDelta(), GUARD);
        run(bench, bench.node.layer().backward(), 2, 4);
        for (Matrix m : overTheBatch(bench.pass, bench.node)) {
            for (int i : new int[] {0, 1, 4}) {
                for (int j = 0; j < m.columns(); j++) {
                    assertThat(m.get(i, j)).isEqualTo(GUARD);
                }
            }
        }
        assertThat(LayerBench.doubles(bench.pass.input(), ROWS)).isDeepEqualTo(X);
    }

    /** A row's random numbers are those of its place in the whole batch, so a batch in chunks is the same batch. */
    @ParameterizedTest
    @MethodSource("layers")
    void aChunkIsThoseRowsOfItsBatch(Choice<Layer> layer) {
        if (layer.name().equals("batch_norm")) {
            return; // by its chunk, as it says
        }
        LayerBench whole = bench(layer, ROWS, 0);
        LayerBench chunk = bench(layer, 3, 0);
        inParts(whole, false, ROWS);
        LayerBench.copy(Arrays.copyOfRange(X, 2, ROWS), chunk.pass.input());
        chunk.workspace.begin(3, true, STEP, 2);
        run(chunk, chunk.node.layer().forward(), 0, 3);
        assertThat(output(chunk)).isEqualTo(output(whole).subList(2, ROWS));
    }
}
