package dev.bpnet.tck;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.AlphaDropout;
import dev.bpnet.core.layer.BatchNorm;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.layer.Dropout;
import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.core.layer.Embedding;
import dev.bpnet.core.layer.GaussianNoise;
import dev.bpnet.core.layer.LayerNorm;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.layer.Offset;
import dev.bpnet.core.layer.Prelu;
import dev.bpnet.core.layer.Residual;
import dev.bpnet.core.layer.RmsNorm;
import dev.bpnet.tck.check.LayerInputs;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The layers of the core keep the contract that third parties are asked to keep. */
class BuiltInLayersTest {

    @Nested
    class DenseTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Dense();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    Dense.Parameters.of(3, null),
                    Dense.Parameters.of(18, Choice.of("tanh")),
                    Dense.Parameters.of(2, Choice.of("sigmoid")).withoutBias());
        }
    }

    @Nested
    class ActivationTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new ActivationOnly();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new ActivationOnly.Parameters(Choice.of("tanh")));
        }
    }

    @Nested
    class DropoutTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Dropout();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Dropout().defaults(), new Dropout.Parameters(0), new Dropout.Parameters(0.9));
        }
    }

    @Nested
    class AlphaDropoutTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new AlphaDropout();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new AlphaDropout().defaults(), new AlphaDropout.Parameters(0.1));
        }
    }

    @Nested
    class GaussianNoiseTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new GaussianNoise();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new GaussianNoise().defaults(), new GaussianNoise.Parameters(2));
        }
    }

    @Nested
    class PreluTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Prelu();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Prelu().defaults(), new Prelu.Parameters(false, Choice.of("zeros")));
        }
    }

    @Nested
    class BatchNormTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new BatchNorm();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new BatchNorm().defaults(),
                    new BatchNorm.Parameters(1e-3, 0.01, BatchNorm.RunningVariance.BIASED, true, false),
                    new BatchNorm.Parameters(1e-3, 1, BatchNorm.RunningVariance.UNBIASED, false, false));
        }
    }

    @Nested
    class LayerNormTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new LayerNorm();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new LayerNorm().defaults(),
                    new LayerNorm.Parameters(1e-3, false, true),
                    new LayerNorm.Parameters(1e-3, false, false));
        }
    }

    @Nested
    class RmsNormTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new RmsNorm();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new RmsNorm().defaults(), new RmsNorm.Parameters(1e-3, false));
        }
    }

    @Nested
    class EmbeddingTest implements LayerContract {
        private static final int CATEGORIES = 5;
        private static final int COLUMN = 2;

        @Override
        public LayerPlugin<?> plugin() {
            return new Embedding();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Embedding.Parameters(CATEGORIES, 3, COLUMN, Choice.of("zeros"), Choice.of("l2")));
        }

        @Override
        public LayerInputs inputs() {
            return new LayerInputs() {
                @Override
                public double of(int row, int column) {
                    return continuous(column) ? LayerInputs.usual().of(row, column) : 3 * row % CATEGORIES;
                }

                @Override
                public boolean continuous(int column) {
                    return column != COLUMN;
                }
            };
        }
    }

    @Nested
    class EmbedColumnsTest implements LayerContract {
        private static final int CATEGORIES = 3;

        @Override
        public LayerPlugin<?> plugin() {
            return new EmbedColumns();
        }

        @Override
        public List<Integer> widths() {
            return List.of(4, 7);
        }

        @Override
        public List<? extends Record> variants() {
            List<Double> shares = List.of(0.5, 0.125, 0.375);
            return List.of(new EmbedColumns.Parameters(
                    List.of(new EmbedColumns.Table("b", 3, 1, shares), new EmbedColumns.Table("a", 1, 5, shares)),
                    Choice.of("zeros")));
        }

        @Override
        public LayerInputs inputs() {
            return new LayerInputs() {
                @Override
                public double of(int row, int column) {
                    return continuous(column)
                            ? LayerInputs.usual().of(row, column)
                            : (3 * row + column) % (CATEGORIES + 1) + EmbedColumns.UNSEEN;
                }

                @Override
                public boolean continuous(int column) {
                    return column % 2 == 0 || column > 3;
                }
            };
        }
    }

    @Nested
    class ResidualTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Residual();
        }

        @Override
        public List<Integer> widths() {
            return List.of(4);
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new Residual.Parameters(List.of(Layers.dense(3, "tanh"), Layers.dense(4)), false),
                    new Residual.Parameters(List.of(Layers.batchNorm(), Layers.dense(5, "tanh")), true));
        }
    }

    @Nested
    class ConcatTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Concat();
        }

        @Override
        public List<? extends Record> variants() {
            List<Choice<Layer>> dense = List.of(Layers.dense(3, "tanh"), Layers.dense(2));
            return List.of(new Concat.Parameters(
                    List.of(dense, List.of(), List.of(Layers.layerNorm(), Layers.dropout(0.5))), List.of(), List.of()));
        }
    }

    @Nested
    class OffsetTest implements LayerContract {
        @Override
        public LayerPlugin<?> plugin() {
            return new Offset();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Offset.Parameters(List.of(Layers.dense(3, "tanh"), Layers.dense(2))));
        }
    }
}
