package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;
import org.jspecify.annotations.Nullable;

/** A plugin made nothing. */
final class NothingMade extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private NothingMade(String sentence) {
        super(sentence);
    }

    /**
     * What a plugin made.
     *
     * @throws NothingMade where it is null
     */
    static <T> T unless(Plugin<?> plugin, @Nullable T made) {
        if (made == null) {
            throw new NothingMade("create of " + plugin.getClass().getName()
                    + " returned null; it makes something of its parameters, or refuses them with an"
                    + " IllegalArgumentException that says why");
        }
        return made;
    }
}
