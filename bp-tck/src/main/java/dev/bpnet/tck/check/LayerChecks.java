package dev.bpnet.tck.check;

import java.util.List;

/** What a layer promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class LayerChecks {
    private static final List<Check<LayerSubject>> ALL = with(Jumps.DECLARED);

    private LayerChecks() {}

    /** All checks in order. */
    public static List<Check<LayerSubject>> all() {
        return ALL;
    }

    /** The same, told what to do where a derivative jumps. */
    static List<Check<LayerSubject>> with(Jumps jumps) {
        return List.of(
                new LayerGradient(jumps),
                new LayerFloat(),
                new LayerNan(),
                new LayerBlocks(),
                new LayerDeclaresItself());
    }
}
