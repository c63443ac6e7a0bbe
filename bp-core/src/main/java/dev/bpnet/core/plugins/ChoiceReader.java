package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.plugins.Problem.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds a plugin with its parameters: a name, or a map with that one name as its key.
 *
 * @param <T> what the kind makes
 */
final class ChoiceReader<T> {
    private final Binder binder;
    private final Plugins plugins;
    private final PluginKind kind;

    ChoiceReader(Binder binder, PluginKind kind) {
        this.binder = binder;
        this.plugins = binder.plugins();
        this.kind = kind;
    }

    Optional<Choice<T>> read(@Nullable Object tree, Binding at) {
        if (tree instanceof String name) {
            return byName(name, at, Target.VALUE);
        }
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            return map.size() == 1 ? single(map.entrySet().iterator().next(), at) : notSingle(map, at);
        }
        at.expected(Names.withArticle(kind.word()), tree, rule());
        return Optional.empty();
    }

    /** Without parameters: the defaults, unless there is something the user has to give. */
    private Optional<Choice<T>> byName(String name, Binding at, Target target) {
        Optional<ParameterSchema> schema = find(name, at, target).flatMap(plugin -> schema(plugin, at, target));
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        List<String> required = schema.get().requiredKeys();
        if (required.isEmpty()) {
            return Optional.of(Choice.of(name));
        }
        String keys = required.stream().map(key -> key + ": ...").collect(Collectors.joining(", ", "{", "}"));
        at.report(
                target,
                "the " + kind.word() + " '" + name + "' needs '" + String.join("', '", required) + "'",
                List.of("write it as `" + name + ": " + keys + "`"));
        return Optional.empty();
    }

    private Optional<Choice<T>> single(Map.Entry<?, ?> entry, Binding at) {
        String name = String.valueOf(entry.getKey());
        Binding inside = at.key(name);
        Object parameters = entry.getValue();
        if (parameters == null) {
            return byName(name, inside, Target.KEY);
        }
        return find(name, inside, Target.KEY)
                .flatMap(plugin -> schema(plugin, inside, Target.KEY)
                        .flatMap(schema -> withParameters(plugin, schema, parameters, inside)));
    }

    private Optional<Choice<T>> withParameters(
            Plugin<?> plugin, ParameterSchema schema, Object parameters, Binding at) {
        if (!(parameters instanceof Map<?, ?>)) {
            at.expected(
                    "a map with the parameters of '" + plugin.name() + "'", parameters, RecordReader.keysHint(schema));
            return Optional.empty();
        }
        return at.record(schema.type(), schema, parameters).map(bound -> Choice.of(plugin.name(), bound));
    }

    /** A plugin whose parameters cannot be described is its author's mistake, told to whoever asks for it. */
    private Optional<ParameterSchema> schema(Plugin<?> plugin, Binding at, Target target) {
        try {
            Record defaults = plugin.defaults();
            return Optional.of(binder.schema(defaults.getClass(), defaults));
        } catch (RuntimeException e) {
            at.report(
                    target,
                    "the " + kind.word() + " '" + plugin.name() + "' cannot be used: " + e.getMessage(),
                    List.of());
            return Optional.empty();
        }
    }

    private Optional<Plugin<?>> find(String name, Binding at, Target target) {
        try {
            return Optional.of(plugins.find(kind, name));
        } catch (UnknownPluginException e) {
            at.report(target, e.sentence(), e.hints());
            return Optional.empty();
        }
    }

    private Optional<Choice<T>> notSingle(Map<?, ?> map, Binding at) {
        List<String> keys = map.keySet().stream().map(String::valueOf).toList();
        List<String> hints = new ArrayList<>();
        indentation(keys, map).ifPresent(hints::add);
        hints.add(rule());
        at.report(
                Target.VALUE,
                "expected " + Names.withArticle(kind.word()) + ", found a map with " + keys.size() + " keys ("
                        + String.join(", ", keys) + ")",
                hints);
        return Optional.empty();
    }

    /** The commonest slip: the parameters stand beside the name instead of under it. */
    private Optional<String> indentation(List<String> keys, Map<?, ?> map) {
        for (String name : keys) {
            if (plugins.names(kind.service()).contains(name) && map.get(name) == null) {
                Record defaults = plugins.find(kind, name).defaults();
                List<String> others =
                        keys.stream().filter(key -> !key.equals(name)).toList();
                if (binder.schema(defaults.getClass(), defaults).keys().containsAll(others)) {
                    return Optional.of("indent '" + String.join("', '", others) + "' below '" + name + "'");
                }
            }
        }
        return Optional.empty();
    }

    private String rule() {
        return "write a name, or a map with that one name as its key and its parameters below";
    }
}
