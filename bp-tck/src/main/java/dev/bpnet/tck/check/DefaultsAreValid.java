package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.plugins.ParameterSchema;

/** The record of parameters can be described, and its defaults are values a user could have written. */
public final class DefaultsAreValid implements Check<Plugin<?>> {

    @Override
    public String name() {
        return "plugin/defaults";
    }

    @Override
    public String promise() {
        return "the record of parameters is sound, and so are its defaults";
    }

    @Override
    public void examine(Plugin<?> plugin, Report report) {
        try {
            ParameterSchema.of(plugin);
        } catch (IllegalStateException e) {
            report.add(String.valueOf(e.getMessage()));
            return;
        }
        if (!plugin.defaults().equals(plugin.defaults())) {
            report.add("defaults() gives records that are not equal: " + plugin.defaults());
        }
    }
}
