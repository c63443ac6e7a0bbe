package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.plugins.Names;

/** The name is one that YAML can say: snake_case. */
public final class NameIsSnakeCase implements Check<Plugin<?>> {

    @Override
    public String name() {
        return "plugin/name";
    }

    @Override
    public String promise() {
        return "the name is in snake_case";
    }

    @Override
    public void examine(Plugin<?> plugin, Report report) {
        String name = plugin.name();
        if (!Names.isSnakeCase(name)) {
            report.add(
                    "the name '" + name + "' is not in snake_case; a name is lower-case words with _ between them, for"
                            + " example 'acme_swish'");
        }
        if (!name.equals(plugin.name())) {
            report.add("name() gives '" + name + "' and then '" + plugin.name() + "'; a name never changes");
        }
    }
}
