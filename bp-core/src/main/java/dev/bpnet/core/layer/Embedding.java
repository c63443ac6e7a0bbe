package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.core.initializer.Uniform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column that holds the number of a category, 0 to {@code categories - 1}, becomes a row of a learned table (of at most 2²⁴ rows: larger numbers are not exact as float); the other columns
 * stay as they are and stand before it, in their order. So embeddings one after another, each of column 0, take several leading
 * columns of numbers.
 *
 * <p>Names as in Keras ({@code input_dim}, {@code output_dim}) would say little here; PyTorch's are {@code num_embeddings} and
 * {@code embedding_dim}. The table starts uniform in ±0.05 as Keras's; PyTorch's starts normal:
 * {@code initializer: {normal: {mean: 0, stddev: 1}}}. What is not the number of a category gives NaN, never a row of another.
 */
@Doc(
        value = "a column with the number of a category becomes a learned vector, behind the other columns",
        formula = "y = [x without x[column], E[x[column]]]",
        source = "Bengio, Ducharme, Vincent and Jauvin, A neural probabilistic language model, 2003")
public final class Embedding implements LayerPlugin<Embedding.Parameters> {

    /**
     * Parameters of an embedding.
     *
     * @param categories the number of categories
     * @param units the length of a vector
     * @param column the column of the input that holds the number
     * @param initializer how the vectors start
     * @param regularizer the penalty on the vectors; null is none
     */
    public record Parameters(
            @Required @Range(min = 1, max = 1 << 24) @Doc("the number of categories, which are numbered from 0")
            int categories,

            @Required @Range(min = 1) @Doc("the length of the vector of a category")
            int units,

            @Doc("the position, from 0, of the input that holds the number of the category") @Range(min = 0)
            int column,

            @Doc("how the vectors start") Choice<Initializer> initializer,

            @Doc("the penalty on the vectors, all of them at every step; left out, none") @Nullable Choice<Regularizer> regularizer) {

        /** An embedding of the first column with the usual defaults. */
        public static Parameters of(int categories, int units) {
            return new Parameters(
                    categories, units, 0, Choice.of("uniform", new Uniform.Parameters(-0.05, 0.05)), null);
        }
    }

    /** Its name in YAML. */
    public static final String NAME = "embedding";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return Parameters.of(1, 1);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        if (p.column() >= context.inputs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "an embedding reads column %d (from 0) of an input of %d columns",
                    p.column(),
                    context.inputs()));
        }
        return new EmbeddingLayer(
                context.inputs(),
                p.categories(),
                p.units(),
                p.column(),
                context.initializer(p.initializer()),
                context.regulation(p.regularizer(), null));
    }
}
