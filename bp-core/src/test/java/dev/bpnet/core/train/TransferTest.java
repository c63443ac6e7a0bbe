package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.network.TransferException;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final Dataset ROWS = Tasks.thirds(60, 4, 1);

    private static Network trained;

    @BeforeAll
    static void train() {
        trained = train(Tasks.threeClasses(4, 6, "tanh"), ROWS);
    }

    private static Network train(NetworkSpec spec, Dataset rows) {
        try (Trainer trainer = Tasks.trainer(spec, 0.1).epochs(3).build()) {
            trainer.fit(rows);
            return trainer.network();
        }
    }

    private static Dataset twoClasses() {
        float[][] x = new float[40][4];
        int[] y = new int[40];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < 4; j++) {
                x[i][j] = (i * (j + 3) % 17) / 8f - 1;
            }
            y[i] = x[i][1] > 0 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }

    private static float[] numbers(Network network, String parameter) {
        Matrix m = network.parameter(parameter);
        return Arrays.copyOfRange(m.array(), m.offset(), m.offset() + m.rows() * m.columns());
    }

    @Test
    void beforeTheFirstStepItPredictsTheSameBits() {
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1)
                .startFrom(Transfer.from(trained))
                .build()) {
            TrainingRun run = trainer.prepare(ROWS);
            assertThat(run.taken().orElseThrow().copied()).containsExactly("layers[0]", "layers[1]", "layers[2]");
            assertThat(run.taken().orElseThrow().anew()).isEmpty();
            assertThat(trainer.network().weightsSha256()).isEqualTo(trained.weightsSha256());
            float[] row = {0.3f, -0.5f, 0.1f, 0.9f};
            assertThat(trainer.network().predictor().predict(row))
                    .isEqualTo(trained.predictor().predict(row));
        }
    }

    @Test
    void aNetworkForOtherClassesStartsItsOutputAnewAndFrozenLayersKeepTheirBits() {
        NetworkSpec spec = Network.of(4, dense(6, "tanh"), dense(6, "tanh"), dense(1));
        try (Trainer trainer = Tasks.trainer(spec, 0.1)
                .epochs(2)
                .startFrom(Transfer.from(trained))
                .parameterGroups(List.of(ParameterGroup.frozen("layers[0].*")))
                .build()) {
            TrainingRun run = trainer.prepare(twoClasses());
            assertThat(run.taken().orElseThrow())
                    .isEqualTo(new Transfer.Taken(
                            List.of("layers[0]", "layers[1]"),
                            Map.of("layers[2]", "weights of 6 x 1 here, of 6 x 3 there")));
            assertThat(numbers(trainer.network(), "layers[1].weights"))
                    .isEqualTo(numbers(trained, "layers[1].weights"));
            float[] output = numbers(trainer.network(), "layers[2].weights");

            trainer.fit(twoClasses());

            Network tuned = trainer.network();
            for (String parameter : List.of("layers[0].weights", "layers[0].biases")) {
                assertThat(numbers(tuned, parameter)).isEqualTo(numbers(trained, parameter));
            }
            for (String parameter : List.of("layers[1].weights", "layers[1].biases")) {
                assertThat(numbers(tuned, parameter)).isNotEqualTo(numbers(trained, parameter));
            }
            assertThat(numbers(tuned, "layers[2].weights")).isNotEqualTo(output);
        }
    }

    @Test
    void whatStartsAnewStartsAsWithoutAnotherNetwork() {
        NetworkSpec spec = Network.of(4, dense(6, "tanh"), dense(6, "tanh"), dense(1));
        Network fresh = Network.initialize(spec, Tasks.PLUGINS, 7);
        Network begun = Transfer.from(trained).layers(List.of("layers[1]")).into(fresh);
        assertThat(numbers(begun, "layers[0].weights")).isEqualTo(numbers(fresh, "layers[0].weights"));
        assertThat(numbers(begun, "layers[1].weights")).isEqualTo(numbers(trained, "layers[1].weights"));
        assertThat(numbers(begun, "layers[2].weights")).isEqualTo(numbers(fresh, "layers[2].weights"));
        assertThat(Transfer.from(trained)
                        .without(List.of("layers[0]"), "it is not wanted")
                        .taken(fresh.graph())
                        .anew())
                .containsEntry("layers[0]", "it is not wanted");
    }

    @Test
    void blocksAndBuffersAreTakenOverToo() {
        NetworkSpec spec = Network.of(4, Layers.residual(Choice.of("batch_norm"), dense(4, "tanh")), dense(3));
        Network block = train(spec, ROWS);
        assertThat(block.buffers()).isNotEmpty();
        Network fresh = Network.initialize(spec, Tasks.PLUGINS, 99);

        Network all = Transfer.from(block).into(fresh);
        assertThat(all.weightsSha256()).isEqualTo(block.weightsSha256());

        Transfer inside = Transfer.from(block).layers(List.of("layers[0]"));
        assertThat(inside.taken(fresh.graph()).copied()).containsExactly("layers[0].layers[0]", "layers[0].layers[1]");
        assertThat(inside.into(fresh).buffers()).isEqualTo(block.buffers());
    }

    /** The same columns in another order: of one shape, so that only the names tell them apart. */
    @Test
    void tablesOfColumnsAreTakenOverByTheirNames() {
        List<Double> shares = List.of(0.5, 0.25, 0.25);
        NetworkSpec there = Network.of(
                2,
                EmbedColumns.of(List.of(
                        new EmbedColumns.Table("city", 0, 2, shares), new EmbedColumns.Table("street", 1, 2, shares))),
                dense(3));
        NetworkSpec here = Network.of(
                2,
                EmbedColumns.of(List.of(
                        new EmbedColumns.Table("street", 0, 2, shares), new EmbedColumns.Table("city", 1, 2, shares))),
                dense(3));
        Network source = Network.initialize(there, Tasks.PLUGINS, 1);

        Network begun = Transfer.from(source).into(Network.initialize(here, Tasks.PLUGINS, 2));

        for (String table : List.of("layers[0].city", "layers[0].street")) {
            assertThat(numbers(begun, table)).isEqualTo(numbers(source, table));
        }
    }

    @Test
    void aNumberTargetGoesOnInItsUnitWhereTheOutputIsTakenOver() {
        Dataset line = Tasks.line(50, 1);
        NetworkSpec spec = Network.of(2, dense(3, "tanh"), dense(1));
        Network first;
        try (Trainer trainer =
                Tasks.trainer(spec, 0.05).standardizeTargets(true).epochs(3).build()) {
            trainer.fit(line);
            first = trainer.network();
        }
        for (boolean standardize : new boolean[] {true, false}) {
            try (Trainer trainer = Tasks.trainer(spec, 0.05)
                    .standardizeTargets(standardize)
                    .startFrom(Transfer.from(first))
                    .build()) {
                trainer.prepare(Tasks.line(50, 2));
                assertThat(trainer.network().spec()).isEqualTo(first.spec());
                assertThat(trainer.network().predictor().predict(new float[] {1, 2}))
                        .isEqualTo(first.predictor().predict(new float[] {1, 2}));
            }
        }
        try (Trainer trainer = Tasks.trainer(spec, 0.05)
                .standardizeTargets(true)
                .startFrom(Transfer.from(first).layers(List.of("layers[0]")))
                .build()) {
            trainer.prepare(Tasks.line(50, 2));
            assertThat(trainer.network().spec().head())
                    .isNotEqualTo(first.spec().head());
        }
    }

    @Test
    void aLayerThatWasNamedHasToBeThereAndToFit() {
        Network wider = Network.initialize(Network.of(5, dense(6), dense(3)), Tasks.PLUGINS, 1);
        assertThatThrownBy(() -> Transfer.from(trained)
                        .layers(List.of("layers[1]", "layer[0]"))
                        .into(trained))
                .isInstanceOfSatisfying(TransferException.class, wrong -> {
                    assertThat(wrong).hasMessage("this network has no layer 'layer[0]' with parameters");
                    assertThat(wrong.layer()).isEqualTo(1);
                    assertThat(wrong.hints()).contains("did you mean 'layers[0]'?");
                });
        assertThatThrownBy(() ->
                        Transfer.from(trained).layers(List.of("layers[0]")).into(wider))
                .isInstanceOfSatisfying(TransferException.class, wrong -> {
                    assertThat(wrong)
                            .hasMessage("layers[0] cannot start from it: weights of 5 x 6 here, of 4 x 6 there");
                    assertThat(wrong.hints()).containsExactly("without layers[0] in this list it starts anew");
                });
    }

    @Test
    void somethingHasToFit() {
        Network other =
                Network.initialize(Network.of(5, dense(7), Choice.of("layer_norm"), dense(2)), Tasks.PLUGINS, 1);
        assertThatThrownBy(() -> Transfer.from(trained).into(other))
                .isInstanceOfSatisfying(
                        TransferException.class,
                        wrong -> assertThat(wrong.layer()).isEqualTo(TransferException.ALL))
                .hasMessage(
                        "no layer can start from it: layers[0] (weights of 5 x 7 here, of 4 x 6 there), "
                                + "layers[1] (layer_norm here, dense there), layers[2] (weights of 7 x 2 here, of 6 x 3 there)");
    }
}
