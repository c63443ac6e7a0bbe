package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.parameter.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code y = x} with the vector {@code E_c[x[c]]} in the place of column c, for each table {@code E_c [categories, units]}; the
 * vector of the number -1 is {@code Σ_i frequency_i · E_c[i]}. Backward, row i of dE_c is the sum of the vector's columns of dy
 * over the batch rows of category i, in ascending order, those of number -1 times {@code frequency_i}; the derivative by a
 * number is 0.
 *
 * @param inputs the width of the input
 * @param outputs the width of the output
 * @param tables the tables, by ascending column
 * @param initializer how they start
 */
record EmbedColumnsLayer(int inputs, int outputs, List<ColumnTable> tables, Initializer initializer) implements Layer {

    /** Lays out the output. */
    static EmbedColumnsLayer of(int inputs, List<EmbedColumns.Table> ascending, Initializer initializer) {
        List<ColumnTable> tables = new ArrayList<>();
        int wider = 0;
        for (EmbedColumns.Table t : ascending) {
            tables.add(new ColumnTable(
                    t.name(), t.column(), Math.addExact(t.column(), wider), t.units(), t.frequencies()));
            wider = Math.addExact(wider, t.units() - 1);
        }
        return new EmbedColumnsLayer(inputs, Math.addExact(inputs, wider), List.copyOf(tables), initializer);
    }

    @Override
    public void declare(Declarations d) {
        for (ColumnTable t : tables) {
            d.parameter(t.name(), Role.EMBEDDING, t.categories(), t.units(), initializer, t.categories(), t.units());
        }
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        Matrix x = pass.input();
        Matrix y = pass.output();
        int read = 0;
        int written = 0;
        for (int t = 0; t < tables.size(); t++) {
            ColumnTable table = tables.get(t);
            RowCopies.copy(x, read, y, written, table.column() - read, from, to);
            table.forward(pass.kernels(), x, pass.parameter(t), y, from, to);
            read = table.column() + 1;
            written = table.at() + table.units();
        }
        RowCopies.copy(x, read, y, written, inputs - read, from, to);
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
        Matrix dy = pass.outputDelta();
        int read = 0;
        int written = 0;
        for (int t = 0; t < tables.size(); t++) {
            ColumnTable table = tables.get(t);
            RowCopies.copy(dy, read, dx, written, table.column() - written, from, to);
            for (int i = from; i < to; i++) {
                dx.set(i, table.column(), 0);
            }
            read = table.at() + table.units();
            written = table.column() + 1;
        }
        RowCopies.copy(dy, read, dx, written, inputs - written, from, to);
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        Matrix gradient = pass.gradient(index);
        if (!accumulate) {
            Arrays.fill(gradient.array(), gradient.at(fromRow), gradient.at(toRow), 0);
        }
        tables.get(index)
                .gradient(pass.kernels(), pass.input(), pass.outputDelta(), gradient, pass.rows(), fromRow, toRow);
    }

    @Override
    public LayerDefinition define() {
        return new Definition(this);
    }

    @Override
    public String formula() {
        return "y = x with "
                + tables.stream()
                        .map(t -> String.format(Locale.ROOT, "E_%s[x[%d]]", t.name(), t.column()))
                        .collect(Collectors.joining(", "))
                + " in the place of " + (tables.size() == 1 ? "its column" : "their columns");
    }

    private static final class Definition implements LayerDefinition {
        private final EmbedColumnsLayer layer;
        private double[][] input = {};

        Definition(EmbedColumnsLayer layer) {
            this.layer = layer;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            input = x;
            double[][] y = new double[x.length][layer.outputs];
            for (int i = 0; i < x.length; i++) {
                int read = 0;
                int written = 0;
                for (int t = 0; t < layer.tables.size(); t++) {
                    ColumnTable table = layer.tables.get(t);
                    System.arraycopy(x[i], read, y[i], written, table.column() - read);
                    double[] shares = table.shares(x[i][table.column()]);
                    for (int c = 0; c < shares.length; c++) {
                        for (int j = 0; j < table.units() && shares[c] != 0; j++) {
                            y[i][table.at() + j] += shares[c] * pass.parameter(t)[c][j];
                        }
                    }
                    read = table.column() + 1;
                    written = table.at() + table.units();
                }
                System.arraycopy(x[i], read, y[i], written, layer.inputs - read);
            }
            List<String> vectors = layer.tables.stream()
                    .map(t -> String.format(
                            Locale.ROOT, "%s at %s[%d]", symbol(t, pass.number()), pass.inputName(), t.column()))
                    .toList();
            pass.note(
                    String.format(Locale.ROOT, "v[%d]", pass.number()),
                    pass.inputName() + " with " + String.join(", ", vectors),
                    y);
            return y;
        }

        /** What the derivation calls a table: {@code E[l]}, and with its name where there are several. */
        private String symbol(ColumnTable table, int number) {
            String of = layer.tables.size() == 1 ? "" : "_" + table.name();
            return String.format(Locale.ROOT, "E%s[%d]", of, number);
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dx = new double[dy.length][layer.inputs];
            int l = pass.number();
            int read = 0;
            int written = 0;
            for (int t = 0; t < layer.tables.size(); t++) {
                ColumnTable table = layer.tables.get(t);
                copy(dy, read, dx, written, table.column() - written);
                addTo(pass.gradient(t), table, dy);
                pass.note(
                        "dL/d" + symbol(table, l),
                        String.format(
                                Locale.ROOT,
                                "sum of columns %d to %d of dL/dv[%d] over the rows of each category",
                                table.at(),
                                table.at() + table.units() - 1,
                                l),
                        pass.gradient(t));
                read = table.at() + table.units();
                written = table.column() + 1;
            }
            copy(dy, read, dx, written, layer.inputs - written);
            pass.note("dL/d" + pass.inputName(), "the other columns; 0 by a category", dx);
            return dx;
        }

        private void addTo(double[][] gradient, ColumnTable table, double[][] dy) {
            for (int i = 0; i < dy.length; i++) {
                double number = input[i][table.column()];
                double[] shares = table.shares(number);
                for (int c = 0; c < shares.length && !table.isNone(number); c++) {
                    for (int j = 0; j < table.units(); j++) {
                        gradient[c][j] += shares[c] * dy[i][table.at() + j];
                    }
                }
            }
        }

        private static void copy(double[][] source, int read, double[][] target, int written, int columns) {
            for (int i = 0; i < source.length; i++) {
                System.arraycopy(source[i], read, target[i], written, columns);
            }
        }
    }
}
