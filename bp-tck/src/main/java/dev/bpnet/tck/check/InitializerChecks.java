package dev.bpnet.tck.check;

import java.util.List;

/** What an initializer promises beyond {@link PluginChecks}. */
public final class InitializerChecks {
    private static final List<Check<InitializerSubject>> ALL =
            List.of(new InitializerFills(), new InitializerRepeats(), new InitializerListens());

    private InitializerChecks() {}

    /** All checks in order. */
    public static List<Check<InitializerSubject>> all() {
        return ALL;
    }
}
