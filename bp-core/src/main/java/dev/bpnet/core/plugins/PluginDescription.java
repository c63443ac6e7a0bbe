package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.plugins.ParameterType.ListOf;
import dev.bpnet.core.plugins.ParameterType.MapOf;
import dev.bpnet.core.plugins.ParameterType.Nested;
import dev.bpnet.core.plugins.ParameterType.OneOf;
import dev.bpnet.core.plugins.ParameterType.PluginOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to say about a plugin. {@link PluginText} and {@link PluginMarkdown} make it text.
 *
 * @param kind its kind
 * @param name its name
 * @param summary what it does; empty where its author says nothing
 * @param formula its formula in plain text, or empty
 * @param source author, title and year, or empty
 * @param className its class
 * @param origin where the class came from
 * @param parameters its parameters; those of a nested record follow it
 * @param example a piece of YAML that uses it with its defaults
 */
public record PluginDescription(
        PluginKind kind,
        String name,
        String summary,
        String formula,
        String source,
        String className,
        Origin origin,
        List<Row> parameters,
        String example) {

    public PluginDescription {
        parameters = List.copyOf(parameters);
    }

    /**
     * One parameter, ready to be shown.
     *
     * @param key its key, with the keys of the records around it: {@code warmup.steps}
     * @param type its type in a few words
     * @param range the numbers allowed in symbols, or empty
     * @param defaultValue its default as YAML; empty where it is required or absent by default
     * @param required whether it has to be given
     * @param meaning what it means, or empty
     */
    public record Row(String key, String type, String range, String defaultValue, boolean required, String meaning) {}

    /**
     * The description of a plugin.
     *
     * @throws UnknownPluginException if there is none of that name
     */
    public static PluginDescription of(Plugins plugins, PluginKind kind, String name) {
        Plugin<?> plugin = plugins.find(kind, name);
        ParameterSchema schema = ParameterSchema.of(plugin);
        Optional<Doc> doc =
                Optional.ofNullable(plugin.getClass().getAnnotation(Doc.class)).or(schema::doc);
        List<Row> rows = new ArrayList<>();
        addRows(plugins, schema, "", rows);
        return new PluginDescription(
                kind,
                name,
                doc.map(Doc::value).orElse(""),
                doc.map(Doc::formula).orElse(""),
                doc.map(Doc::source).orElse(""),
                plugin.getClass().getName(),
                Origin.of(plugin.getClass()),
                rows,
                PluginExample.of(kind, name, Unbinder.tree(plugin.defaults())));
    }

    /** The descriptions of a kind, sorted by name. */
    public static List<PluginDescription> all(Plugins plugins, PluginKind kind) {
        return plugins.names(kind.service()).stream()
                .map(name -> of(plugins, kind, name))
                .toList();
    }

    private static void addRows(Plugins plugins, ParameterSchema schema, String prefix, List<Row> rows) {
        for (ParameterInfo parameter : schema.parameters()) {
            Object value = parameter.required() ? null : parameter.defaultValue();
            boolean nested = parameter.type() instanceof Nested;
            String key = prefix + parameter.key();
            rows.add(new Row(
                    key,
                    shortText(plugins, parameter.type()),
                    parameter.range().symbols(),
                    value == null || nested ? "" : FlowYaml.text(Unbinder.plain(value, parameter.type())),
                    parameter.required(),
                    meaning(parameter)));
            innermostRecord(parameter.type()).ifPresent(inner -> addRows(plugins, inner, key + ".", rows));
        }
    }

    private static Optional<ParameterSchema> innermostRecord(ParameterType type) {
        return switch (type) {
            case Nested nested -> Optional.of(nested.schema());
            case ListOf list -> innermostRecord(list.element());
            case MapOf map -> innermostRecord(map.value());
            default -> Optional.empty();
        };
    }

    /** A kind goes by its own word, which only the registry knows. */
    private static String shortText(Plugins plugins, ParameterType type) {
        return switch (type) {
            case PluginOf plugin -> plugins.kindOf(plugin.creates()).word();
            case ListOf list -> list.text(shortText(plugins, list.element()));
            case MapOf map -> "map of (" + shortText(plugins, map.value()) + ")";
            default -> type.shortText();
        };
    }

    private static String meaning(ParameterInfo parameter) {
        String constants = parameter.type() instanceof OneOf one
                ? one.docs().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "))
                : "";
        String meaning = parameter.meaning();
        String between = meaning.isEmpty() || constants.isEmpty() ? "" : meaning.endsWith(".") ? " " : "; ";
        return meaning + between + constants;
    }
}
