package dev.bpnet.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.layer.EmbedColumns.Table;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.NetworkException;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedColumnsTest {
    private static final Table A = new Table("a", 1, 2, List.of(0.5, 0.25, 0.25));
    private static final Table B = new Table("b", 3, 3, List.of(0.75, 0.25));
    private static final double NONE = Double.NaN;

    /** Between other columns, the tables not in the order of their columns. */
    private static LayerBench bench(int rows) {
        LayerBench bench = new LayerBench(EmbedColumns.of(List.of(B, A)), 5, rows);
        bench.set("a", new double[][] {{1, 2}, {4, 8}, {16, 32}});
        bench.set("b", new double[][] {{1, -1, 3}, {5, 7, -9}});
        return bench;
    }

    @Test
    void putsEachVectorInThePlaceOfItsColumn() {
        double[][] y = bench(2).forward(new double[][] {{0.5, 2, 0.25, 0, -3}, {7, 0, 8, 1, 9}}, true, 1);
        assertThat(y).isDeepEqualTo(new double[][] {{0.5, 16, 32, 0.25, 1, -1, 3, -3}, {7, 1, 2, 8, 5, 7, -9, 9}});
    }

    @Test
    void aCategoryWithoutARowIsTheMeanOfTheRowsByFrequency() {
        double[][] y = bench(2).forward(new double[][] {{0, -1, 0, -1, 0}, {0, 1, 0, -1, 0}}, true, 1);
        assertThat(y).isDeepEqualTo(new double[][] {{0, 5.5, 11, 0, 2, 1, 0, 0}, {0, 4, 8, 0, 2, 1, 0, 0}});
    }

    @Test
    void whatIsNoCategoryIsNaNAndMovesNoVector() {
        LayerBench bench = bench(5);
        double[][] x = {
            {0, 3, 0, 0, 0}, {0, -2, 0, 0, 0}, {0, 0.5, 0, 0, 0}, {0, Double.NaN, 0, 0, 0}, {0, 1e30, 0, 0, 0}
        };
        double[][] y = bench.forward(x, true, 1);
        for (double[] row : y) {
            assertThat(row).containsExactly(0, NONE, NONE, 0, 1, -1, 3, 0);
        }
        double[] dy = {1, 1, 1, 1, 1, 1, 1, 1};
        bench.backward(new double[][] {dy, dy, dy, dy, dy});
        assertThat(bench.gradient("a")).isDeepEqualTo(new double[3][2]);
        assertThat(bench.gradient("b")).isDeepEqualTo(new double[][] {{5, 5, 5}, {0, 0, 0}});
    }

    @Test
    void theGradientOfTheMeanIsSharedOutByFrequency() {
        LayerBench bench = bench(3);
        bench.forward(new double[][] {{0, 1, 0, 0, 0}, {0, -1, 0, 1, 0}, {0, 1, 0, -1, 0}}, true, 1);
        double[][] dx = bench.backward(
                new double[][] {{9, 1, 2, 8, 0, 0, 0, 7}, {6, 8, 16, 5, 1, 2, 3, 4}, {3, 10, 20, 2, 4, 8, 12, 1}});
        assertThat(dx).isDeepEqualTo(new double[][] {{9, 0, 8, 0, 7}, {6, 0, 5, 0, 4}, {3, 0, 2, 0, 1}});
        assertThat(bench.gradient("a")).isDeepEqualTo(new double[][] {{4, 8}, {13, 26}, {2, 4}});
        assertThat(bench.gradient("b")).isDeepEqualTo(new double[][] {{3, 6, 9}, {2, 4, 6}});
    }

    @Test
    void theDefinitionPutsAndSharesOutTheSame() {
        LayerBench bench = bench(2);
        DoubleNetwork exact = bench.exact();
        DoubleNetwork.LayerRun run = exact.layer(bench.node, true);
        assertThat(run.forward(new double[][] {{0.5, 2, 0.25, 0, -3}, {7, -1, 8, 1, 9}}))
                .isDeepEqualTo(new double[][] {{0.5, 16, 32, 0.25, 1, -1, 3, -3}, {7, 5.5, 11, 8, 5, 7, -9, 9}});
        assertThat(run.backward(new double[][] {{9, 1, 2, 8, 4, 5, 6, 7}, {6, 8, 16, 5, 1, 2, 3, 4}}))
                .isDeepEqualTo(new double[][] {{9, 0, 8, 0, 7}, {6, 0, 5, 0, 4}});
        assertThat(exact.gradient(bench.node.weights().get(0).parameter()))
                .isDeepEqualTo(new double[][] {{4, 8}, {2, 4}, {3, 6}});
        assertThat(exact.gradient(bench.node.weights().get(1).parameter()))
                .isDeepEqualTo(new double[][] {{4, 5, 6}, {1, 2, 3}});
    }

    /** A table is what a dense layer without bias is over one-hot columns; a level that is not known is their mean there. */
    @Test
    void isADenseLayerOverOneHotColumns() {
        double[][] x = {{2}, {-1}, {0}, {1}, {-1}};
        double[][] oneHot = {{0, 0, 1}, {0.5, 0.25, 0.25}, {1, 0, 0}, {0, 1, 0}, {0.5, 0.25, 0.25}};
        double[][] table = {{0.3, -0.7, 1.1}, {-0.2, 0.9, 0.4}, {1.3, -0.1, 0.6}};
        double[][] dy = {{0.1, 0.2, 0.3}, {-0.5, 0.4, 0.7}, {0.9, -0.8, 0.1}, {0.6, 0.5, -0.3}, {0.2, 0.3, 0.9}};
        LayerBench vectors =
                new LayerBench(EmbedColumns.of(List.of(new Table("t", 0, 3, List.of(0.5, 0.25, 0.25)))), 1, 5);
        vectors.set("t", table);
        Choice<Layer> affine = LayerBench.choice("dense", java.util.Map.of("units", 3, "bias", false));
        LayerBench dense = new LayerBench(affine, 3, 5);
        dense.set("weights", table);
        assertThat(vectors.forward(x, true, 1)).isDeepEqualTo(dense.forward(oneHot, true, 1));
        vectors.backward(dy);
        dense.backward(dy);
        assertThat(vectors.gradient("t")).isDeepEqualTo(dense.gradient("weights"));
    }

    @Test
    void itsParametersAreCalledAfterItsTables() {
        Network network = Network.initialize(NetworkSpec.of(5, EmbedColumns.of(List.of(A, B))), LayerBench.PLUGINS, 1);
        assertThat(network.graph().layout().parameters())
                .extracting(p -> p.name() + " " + p.rows() + " x " + p.columns())
                .containsExactly("layers[0].a 3 x 2", "layers[0].b 2 x 3");
        assertThat(network.parameters())
                .doesNotContain(0)
                .usingComparatorWithPrecision(0.05f)
                .containsOnly(0);
        assertThat(network.graph().outputs()).isEqualTo(8);
    }

    @Test
    void refusesTablesThatDoNotFit() {
        refuses("there is no column to become a vector");
        refuses("the table b reads column 3 (from 0) of an input of 3 columns", B);
        refuses("column 1 has two tables", A, new Table("c", 1, 2, List.of(1.0)));
        refuses("two tables have the same name", A, new Table("a", 0, 2, List.of(1.0)));
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatThrownBy(() -> new Table("e", 0, 2, List.of()))
                .hasMessage("frequencies: the table e has no categories; each has its share of the rows here, so that"
                        + " there are as many vectors");
        assertThatThrownBy(() -> new Table("e", 0, 2, List.of(1.25, -0.25)))
                .hasMessage("frequencies: the shares of rows are from 0 to 1, which 1.25 is not");
        assertThatThrownBy(() -> new Table("e", 0, 2, List.of(0.5, Double.NaN)))
                .hasMessage("frequencies: the shares of rows are from 0 to 1, which NaN is not");
        assertThatThrownBy(() -> new Table("e", 0, 2, List.of(0.5, 0.25)))
                .hasMessage("frequencies: the shares of all categories sum to 1, but these sum to 0.75");
        assertThat(new Table("e", 0, 2, List.of(0.3333, 0.3333, 0.3333)).frequencies())
                .hasSize(3);
    }

    private static void refuses(String sentence, Table... tables) {
        NetworkSpec spec = NetworkSpec.of(3, EmbedColumns.of(List.of(tables)));
        assertThatThrownBy(() -> Graph.of(spec, LayerBench.PLUGINS))
                .isInstanceOf(NetworkException.class)
                .hasMessage("layers[0]: " + sentence);
    }
}
