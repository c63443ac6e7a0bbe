package dev.bpnet.cli.docs;

import dev.bpnet.config.experiment.ConfigBinder;
import dev.bpnet.config.experiment.ExperimentConfig;
import dev.bpnet.core.plugins.ParameterInfo;
import dev.bpnet.core.plugins.ParameterSchema;
import dev.bpnet.core.plugins.ParameterType;
import dev.bpnet.core.plugins.ParameterType.ListOf;
import dev.bpnet.core.plugins.ParameterType.MapOf;
import dev.bpnet.core.plugins.ParameterType.Nested;
import dev.bpnet.core.plugins.ParameterType.PluginOf;
import dev.bpnet.core.plugins.PluginMarkdown;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of {@code docs/reference.md}, from the records of the configuration and the plugins on the path. */
final class Reference {
    private static final String HEAD = """
            # Reference

            Every key of a configuration and every plugin, generated from the code that reads them;
            [configuration.md](configuration.md) explains how to use them. A type in *italics* is a kind of plugin: a name
            from its section below, or a map with that one name as its key.

            # Configuration

            """;

    private static final Pattern ORIGIN = Pattern.compile("^(Class `[^`]+`), .*\\.$", Pattern.MULTILINE);

    private final Plugins plugins;
    private final StringBuilder table = new StringBuilder();

    private Reference(Plugins plugins) {
        this.plugins = plugins;
    }

    static String text(Plugins plugins) {
        ConfigBinder binder = new ConfigBinder(plugins);
        Reference reference = new Reference(plugins);
        reference.table.append("| key | type | default | meaning |\n|---|---|---|---|\n");
        reference.addRows(binder.schema(), "", binder.tree(ExperimentConfig.defaults()));
        return HEAD + reference.table + "\n" + withoutOrigins(PluginMarkdown.reference(plugins));
    }

    /** Whether a class came from a folder or a jar depends on the phase of the build. */
    private static String withoutOrigins(String markdown) {
        return ORIGIN.matcher(markdown).replaceAll("$1.");
    }

    private void addRows(ParameterSchema schema, String prefix, @Nullable Object defaults) {
        for (ParameterInfo parameter : schema.parameters()) {
            Object value = defaults instanceof Map<?, ?> map ? map.get(parameter.key()) : null;
            String key = prefix + parameter.key();
            Optional<ParameterSchema> inner = inner(parameter.type());
            table.append("| `").append(key).append("` | ").append(type(parameter.type()));
            String range = parameter.range().symbols();
            table.append(range.isEmpty() ? "" : " ").append(range);
            table.append(" | ").append(defaultText(parameter, inner.isPresent(), value));
            table.append(" | ").append(parameter.meaning().replace("|", "\\|")).append(" |\n");
            String below = parameter.type() instanceof MapOf ? key + ".NAME." : key + ".";
            inner.ifPresent(record -> addRows(record, below, value));
        }
    }

    private String type(ParameterType type) {
        return switch (type) {
            case PluginOf plugin -> "*" + plugins.kindOf(plugin.creates()).word() + "*";
            case ListOf list ->
                (list.broadcast() ? type(list.element()) + " or " : "") + "list of " + type(list.element());
            case MapOf map -> "map of " + type(map.value());
            default -> type.shortText().replace("|", "\\|");
        };
    }

    private static Optional<ParameterSchema> inner(ParameterType type) {
        return switch (type) {
            case Nested nested -> Optional.of(nested.schema());
            case ListOf list -> inner(list.element());
            case MapOf map -> inner(map.value());
            default -> Optional.empty();
        };
    }

    private static String defaultText(ParameterInfo parameter, boolean hasRows, @Nullable Object value) {
        if (parameter.required()) {
            return "**required**";
        }
        if (value instanceof Map<?, ?> map) {
            return hasRows || map.isEmpty() ? "" : code(map.keySet().iterator().next());
        }
        if (value instanceof List<?> list && list.isEmpty()) {
            return "";
        }
        if (value != null) {
            return code(value);
        }
        // A block that is absent by default has defaults all the same, for when it is written.
        Object ifWritten = parameter.defaultValue();
        return ifWritten instanceof Number || ifWritten instanceof String ? code(ifWritten) : "";
    }

    private static String code(Object value) {
        return "`" + value + "`";
    }
}
