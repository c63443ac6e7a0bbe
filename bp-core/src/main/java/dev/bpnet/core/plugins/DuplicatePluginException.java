package dev.bpnet.core.plugins;

/** Two plugins of one kind have the same name; the message names both classes and where they came from. */
public final class DuplicatePluginException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DuplicatePluginException(String kind, String name, Class<?> first, Class<?> second) {
        super("two " + kind + " plugins are named '" + name + "': " + first.getName() + " (" + Origin.of(first)
                + ") and " + second.getName() + " (" + Origin.of(second) + "); remove one of them or rename it");
    }
}
