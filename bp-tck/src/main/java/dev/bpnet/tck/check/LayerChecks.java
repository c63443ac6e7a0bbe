package dev.bpnet.tck.check;

import java.util.List;

/** What a layer promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class LayerChecks {
    private static final List<Check<LayerSubject>> ALL = List.of(
            new LayerGradient(), new LayerFloat(), new LayerNan(), new LayerBlocks(), new LayerDeclaresItself());

    private LayerChecks() {}

    /** All checks in order. */
    public static List<Check<LayerSubject>> all() {
        return ALL;
    }
}
