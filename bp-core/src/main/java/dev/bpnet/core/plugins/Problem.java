package dev.bpnet.core.plugins;

import java.util.List;

/**
 * One thing that is wrong with a tree: data first, text second.
 *
 * @param path where, as {@link TreePath} writes it; a path that is not in the tree (a plugin's parameters where only its
 *     name was given) begins with one that is
 * @param target whether the key or the value at the path is meant
 * @param sentence what is wrong, without full stop
 * @param hints what may help
 */
public record Problem(String path, Target target, String sentence, List<String> hints) {

    public Problem {
        hints = List.copyOf(hints);
    }

    /** Which of the two that stand at a path. */
    public enum Target {
        /** The key: it is unknown, or the map under it lacks something. */
        KEY,
        /** The value. */
        VALUE
    }

    /** One line: {@code training.epochs: must be at least 1, found 0}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : path + ": ";
        return where + sentence + (hints.isEmpty() ? "" : "; " + String.join("; ", hints));
    }
}
