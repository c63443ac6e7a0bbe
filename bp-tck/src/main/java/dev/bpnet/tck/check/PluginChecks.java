package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;
import java.util.List;

/** What every plugin promises, whatever its kind. */
public final class PluginChecks {
    private static final List<Check<Plugin<?>>> ALL = List.of(
            new NameIsSnakeCase(),
            new DefaultsAreValid(),
            new MakesSomething(),
            new ServiceIsDeclared(),
            new ComputesByContract());

    private PluginChecks() {}

    /** All checks in order. */
    public static List<Check<Plugin<?>>> all() {
        return ALL;
    }
}
