package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import org.jspecify.annotations.Nullable;

/**
 * A number of threads, or {@code auto}.
 *
 * @param count the number; 0 is one a processor
 */
public record Threads(int count) {
    private static final int MOST = 1024;
    private static final String AUTO_WORD = "auto";

    /** One a processor. */
    public static final Threads AUTO = new Threads(0);

    /** The number meant on this machine. */
    public int resolve() {
        return count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    /** How it stands in a configuration. */
    static final Converter<Threads> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "a whole number from 1 to " + MOST + ", or 'auto'";
        }

        @Override
        public @Nullable Threads convert(Object tree, Binding at) {
            if (tree.equals(AUTO_WORD)) {
                return AUTO;
            }
            if (tree instanceof Long n && n >= 1 && n <= MOST) {
                return new Threads(n.intValue());
            }
            at.expected(description(), tree);
            return null;
        }

        @Override
        public Object tree(Threads value, Unbinder unbinder) {
            return value.count() == 0 ? AUTO_WORD : (Object) (long) value.count();
        }
    };
}
