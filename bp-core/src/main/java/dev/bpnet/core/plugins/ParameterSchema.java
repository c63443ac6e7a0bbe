package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Plugin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a plugin or of a block of a configuration, in the order of the record's components: what may be
 * written, what it means, and what it is when nothing is written.
 *
 * @param type the record
 * @param parameters its components
 */
public record ParameterSchema(Class<? extends Record> type, List<ParameterInfo> parameters) {

    public ParameterSchema {
        parameters = List.copyOf(parameters);
    }

    /**
     * The parameters of a plugin.
     *
     * @throws IllegalStateException if its record cannot be described: a type that is not understood, two components with
     *     one key, a default that is null without {@code @Nullable} or outside its {@code @Range}
     */
    public static ParameterSchema of(Plugin<?> plugin) {
        Record defaults = plugin.defaults();
        if (defaults == null) {
            throw new IllegalStateException(plugin.getClass().getName() + ".defaults() gives null");
        }
        return of(defaults);
    }

    /** The components of a record with the values of {@code defaults} as defaults; throws like {@link #of(Plugin)}. */
    public static ParameterSchema of(Record defaults) {
        return of(defaults.getClass(), defaults);
    }

    /**
     * The components of a record. Without defaults the record's static method {@code defaults()} is asked; where there
     * is none, every component that is not {@code @Nullable} is required. Throws like {@link #of(Plugin)}.
     */
    public static ParameterSchema of(Class<? extends Record> type, @Nullable Record defaults) {
        return of(type, defaults, Converters.NONE);
    }

    static ParameterSchema of(Class<? extends Record> type, @Nullable Record defaults, Converters converters) {
        return new SchemaReader(converters).read(type, defaults);
    }

    /** The parameter with that key. */
    public Optional<ParameterInfo> find(String key) {
        return parameters.stream()
                .filter(parameter -> parameter.key().equals(key))
                .findFirst();
    }

    /** The keys in the order of the components. */
    public List<String> keys() {
        return parameters.stream().map(ParameterInfo::key).toList();
    }

    /** The keys a user has to give. */
    public List<String> requiredKeys() {
        return parameters.stream()
                .filter(ParameterInfo::required)
                .map(ParameterInfo::key)
                .toList();
    }

    /** What the record says of itself. */
    public Optional<Doc> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class));
    }
}
