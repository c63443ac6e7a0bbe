package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.parameter.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code y = [x without x[column], E[x[column]]]} with a table E {@code [categories, units]}. Backward, row c of dE is the sum of
 * the last {@code units} columns of dy over the batch rows of category c, in ascending order; the derivative by the number is 0.
 *
 * @param inputs the width of the input
 * @param categories the rows of the table
 * @param units its columns
 * @param column the input that holds the number
 * @param initializer how the table starts
 * @param regulation the penalty on the table
 */
record EmbeddingLayer(int inputs, int categories, int units, int column, Initializer initializer, Regulation regulation)
        implements Layer {

    @Override
    public int outputs() {
        return Math.addExact(inputs - 1, units);
    }

    @Override
    public void declare(Declarations d) {
        d.parameter("vectors", Role.EMBEDDING, categories, units, initializer, categories, units, regulation);
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        Matrix x = pass.input();
        Matrix y = pass.output();
        Matrix table = pass.parameter(0);
        RowCopies.copy(x, 0, y, 0, column, from, to);
        RowCopies.copy(x, column + 1, y, column, inputs - 1 - column, from, to);
        for (int i = from; i < to; i++) {
            int category = CategoryNumber.of(x.get(i, column), 0, categories);
            int at = y.at(i) + inputs - 1;
            if (category < 0) {
                Arrays.fill(y.array(), at, at + units, Float.NaN);
            } else {
                System.arraycopy(table.array(), table.at(category), y.array(), at, units);
            }
        }
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::backward);
    }

    private void backward(Pass pass, int from, int to) {
        Matrix dx = pass.inputDelta();
        if (dx == null) {
            return;
        }
        RowCopies.copy(pass.outputDelta(), 0, dx, 0, column, from, to);
        RowCopies.copy(pass.outputDelta(), column, dx, column + 1, inputs - 1 - column, from, to);
        for (int i = from; i < to; i++) {
            dx.set(i, column, 0);
        }
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        Matrix gradient = pass.gradient(index);
        if (!accumulate) {
            Arrays.fill(gradient.array(), gradient.at(fromRow), gradient.at(toRow), 0);
        }
        Matrix dy = pass.outputDelta();
        for (int i = 0; i < pass.rows(); i++) {
            int category = CategoryNumber.of(pass.input().get(i, column), 0, categories);
            if (category >= fromRow && category < toRow) {
                pass.kernels()
                        .axpby(1, dy.array(), dy.at(i) + inputs - 1, 1, gradient.array(), gradient.at(category), units);
            }
        }
    }

    @Override
    public LayerDefinition define() {
        return new Definition(this);
    }

    @Override
    public String formula() {
        return inputs == 1 ? "y = E[x]" : String.format(Locale.ROOT, "y = [x without x[%d], E[x[%d]]]", column, column);
    }

    private static final class Definition implements LayerDefinition {
        private final EmbeddingLayer layer;
        private int[] categories = {};

        Definition(EmbeddingLayer layer) {
            this.layer = layer;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            categories = new int[x.length];
            double[][] y = new double[x.length][];
            for (int i = 0; i < x.length; i++) {
                double[] row = new double[layer.outputs()];
                int at = 0;
                for (int j = 0; j < layer.inputs; j++) {
                    if (j != layer.column) {
                        row[at++] = x[i][j];
                    }
                }
                categories[i] = CategoryNumber.of(x[i][layer.column], 0, layer.categories);
                for (int j = 0; j < layer.units; j++) {
                    row[at + j] = categories[i] < 0 ? Double.NaN : pass.parameter(0)[categories[i]][j];
                }
                y[i] = row;
            }
            String of = String.format(Locale.ROOT, "E[%d] at %s[%d]", pass.number(), pass.inputName(), layer.column);
            pass.note(
                    String.format(Locale.ROOT, "v[%d]", pass.number()),
                    layer.inputs == 1 ? of : "[the other columns of " + pass.inputName() + ", " + of + "]",
                    y);
            return y;
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = new double[dy.length][layer.inputs];
            double[][] table = pass.gradient(0);
            for (int i = 0; i < dy.length; i++) {
                int at = 0;
                for (int j = 0; j < layer.inputs; j++) {
                    if (j != layer.column) {
                        dx[i][j] = dy[i][at++];
                    }
                }
                for (int j = 0; j < layer.units && categories[i] >= 0; j++) {
                    table[categories[i]][j] += dy[i][at + j];
                }
            }
            int l = pass.number();
            pass.note(
                    String.format(Locale.ROOT, "dL/dE[%d]", l),
                    String.format(
                            Locale.ROOT, "sum of the last columns of dL/dv[%d] over the rows of each category", l),
                    table);
            pass.note("dL/d" + pass.inputName(), "the other columns; 0 by a category", dx);
            return dx;
        }
    }
}
