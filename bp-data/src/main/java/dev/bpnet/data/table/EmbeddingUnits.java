package dev.bpnet.data.table;

import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import org.jspecify.annotations.Nullable;

/**
 * How long the learned vector of a category is: a whole number, or {@code none} for one-hot inputs instead.
 *
 * @param units the length; 0 for none
 */
public record EmbeddingUnits(int units) {

    /** The most that can be asked for. */
    public static final int MOST = 1 << 16;

    private static final String NONE_WORD = "none";

    /** One-hot, however many levels there are. */
    public static final EmbeddingUnits NONE = new EmbeddingUnits(0);

    /** Categories of at most so many levels are one-hot where nothing is said. */
    public static final int ONE_HOT_LEVELS = 32;

    /**
     * Where nothing is said: one-hot up to 32 levels, beyond {@code min(600, round(1.6 · levels^0.56))}.
     *
     * <p>The length is the rule of fastai (Howard and Gugger, Fastai: a layered API for deep learning, 2020, section 2.3).
     */
    public static EmbeddingUnits usual(int levels) {
        return levels <= ONE_HOT_LEVELS
                ? NONE
                : new EmbeddingUnits((int)
                        Math.min(600, Math.round(1.6 * DoubleMath.exp(0.56 * DoubleMath.log(levels)))));
    }

    /** How it stands in a configuration. */
    public static final Converter<EmbeddingUnits> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "a whole number from 1 to " + MOST + ", or 'none'";
        }

        @Override
        public @Nullable EmbeddingUnits convert(Object tree, Binding at) {
            if (tree.equals(NONE_WORD)) {
                return NONE;
            }
            if (tree instanceof Long n && n >= 1 && n <= MOST) {
                return new EmbeddingUnits(n.intValue());
            }
            at.expected(description(), tree);
            return null;
        }

        @Override
        public Object tree(EmbeddingUnits value, Unbinder unbinder) {
            return value.equals(NONE) ? NONE_WORD : (Object) (long) value.units();
        }
    };
}
