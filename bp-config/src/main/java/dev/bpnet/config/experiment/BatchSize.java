package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import org.jspecify.annotations.Nullable;

/**
 * Rows a step: a whole number of at least 1, or {@code full} for all of them.
 *
 * @param rows the number, {@link Integer#MAX_VALUE} for all
 */
public record BatchSize(int rows) {
    private static final String FULL_WORD = "full";

    /** All rows in one step. */
    public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

    /** Where nobody says how many, and the optimizer does not take all. */
    static final BatchSize DEFAULT = new BatchSize(32);

    /** That many rows. */
    public static BatchSize of(int rows) {
        return new BatchSize(rows);
    }

    /** How it stands in a configuration. */
    static final Converter<BatchSize> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "a whole number of at least 1, or 'full'";
        }

        @Override
        public @Nullable BatchSize convert(Object tree, Binding at) {
            if (tree.equals(FULL_WORD)) {
                return FULL;
            }
            if (tree instanceof Long n && n >= 1 && n < Integer.MAX_VALUE) {
                return of(n.intValue());
            }
            at.expected(description(), tree);
            return null;
        }

        @Override
        public Object tree(BatchSize value, Unbinder unbinder) {
            return value.equals(FULL) ? FULL_WORD : (Object) (long) value.rows();
        }
    };
}
