package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Columns that hold the number of a category, from 0 in the order of {@code frequencies}, become rows of learned tables, one
 * table a column; each vector stands in the place of its column. A category without a row of its own has the number -1: it
 * becomes the mean of the rows by their frequencies, which is what a weight matrix makes of the mean of one-hot rows. Any other
 * number gives NaN.
 *
 * <p>The encoding of data has it stand before the first layer of a configuration, for the columns that have an {@code embedding}.
 */
@Doc(
        value =
                "columns with numbers of categories become learned vectors, each in the place of its column: what a column's "
                        + "embedding puts before the first layer",
        formula = "y = [.., E_c[x[c]], ..], E_c[-1] = Σ_i frequency_i · E_c[i]",
        source = "Guo and Berkhahn, Entity embeddings of categorical variables, 2016")
public final class EmbedColumns implements LayerPlugin<EmbedColumns.Parameters> {

    /**
     * Parameters of the layer.
     *
     * @param tables the columns that become vectors, in any order
     * @param initializer how the vectors start
     */
    public record Parameters(
            @Required @Doc("the columns that become vectors")
            List<Table> tables,

            @Doc("how the vectors start") Choice<Initializer> initializer) {
        public Parameters {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A column and its table.
     *
     * @param name what the parameter is called in the layer
     * @param column the position of the column in the input
     * @param units the length of a vector
     * @param frequencies for each category its share
     */
    public record Table(
            @Required @Doc("what its parameter is called") String name,

            @Required @Range(min = 0) @Doc("the position, from 0, of the input that holds the number of the category")
            int column,

            @Required @Range(min = 1) @Doc("the length of the vector of a category")
            int units,

            @Required
            @Range(min = 0, max = 1)
            @Doc("for each category, in the order of their numbers, its share of the rows; they sum to 1")
            List<Double> frequencies) {
        /** How far from 1 shares may sum, which somebody may have rounded. */
        private static final double ROUNDING = 1e-3;

        /** Checks. */
        public Table {
            frequencies = List.copyOf(frequencies);
            if (frequencies.isEmpty()) {
                throw new IllegalArgumentException("frequencies: the table " + name
                        + " has no categories; each has its share of the rows here, so that there are as many vectors");
            }
            double sum = 0;
            for (double frequency : frequencies) {
                if (!(frequency >= 0 && frequency <= 1)) {
                    throw new IllegalArgumentException(
                            "frequencies: the shares of rows are from 0 to 1, which " + frequency + " is not");
                }
                sum += frequency;
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                throw new IllegalArgumentException(
                        "frequencies: the shares of all categories sum to 1, but these sum to " + sum);
            }
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "embed_columns";

    /** The number of a category that has no row in the table. */
    public static final int UNSEEN = -1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(
                List.of(new Table("vectors", 0, 1, List.of(1.0))),
                Embedding.Parameters.of(1, 1).initializer());
    }

    /** A choice of this layer with vectors that start as those of {@link Embedding}. */
    public static Choice<Layer> of(List<Table> tables) {
        return Choice.of(
                NAME, new Parameters(tables, Embedding.Parameters.of(1, 1).initializer()));
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.tables().isEmpty()) {
            throw new IllegalArgumentException("there is no column to become a vector");
        }
        List<Table> tables = p.tables().stream()
                .sorted(Comparator.comparingInt(Table::column))
                .toList();
        for (int t = 0; t < tables.size(); t++) {
            Table table = tables.get(t);
            if (table.column() >= context.inputs()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the table %s reads column %d (from 0) of an input of %d columns",
                        table.name(),
                        table.column(),
                        context.inputs()));
            }
            if (t > 0 && tables.get(t - 1).column() == table.column()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "column %d has two tables", table.column()));
            }
        }
        if (tables.stream().map(Table::name).distinct().count() < tables.size()) {
            throw new IllegalArgumentException("two tables have the same name");
        }
        return EmbedColumnsLayer.of(context.inputs(), tables, context.initializer(p.initializer()));
    }
}
