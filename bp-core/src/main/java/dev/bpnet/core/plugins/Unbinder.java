package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Broadcast;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.ParameterType.ListOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into plain trees: the inverse of {@link Binder}, so that binding the tree gives an equal record. Keys
 * are in snake_case in the order of the components; a component that is absent is left out. Immutable.
 */
public final class Unbinder {
    private static final Unbinder PLAIN = new Unbinder(Converters.NONE, null);

    private final Converters converters;
    private final @Nullable Plugins resolving;

    Unbinder(Converters converters, @Nullable Plugins resolving) {
        this.converters = converters;
        this.resolving = resolving;
    }

    /** The tree of a record whose types need no converter. */
    public static Map<String, @Nullable Object> tree(Record record) {
        return PLAIN.map(record);
    }

    /** The tree of any value of a component, likewise. */
    static @Nullable Object plain(@Nullable Object value) {
        return PLAIN.value(value);
    }

    /** The tree of a value of that type, likewise. */
    static @Nullable Object plain(@Nullable Object value, ParameterType type) {
        return type instanceof ListOf list && list.broadcast() ? single(plain(value)) : plain(value);
    }

    /** What stands for a list of one. */
    private static @Nullable Object single(@Nullable Object tree) {
        return tree instanceof List<?> list && list.size() == 1 ? list.getFirst() : tree;
    }

    /** The tree of a record. */
    public Map<String, @Nullable Object> map(Record record) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = RecordAccess.value(record, component);
            // A null where none may be is kept, so that binding refuses it.
            if (value != null || !RecordAccess.isNullable(component)) {
                boolean broadcast = component.isAnnotationPresent(Broadcast.class);
                Object tree = value(value, component.getGenericType());
                map.put(Names.snakeCase(component.getName()), broadcast ? single(tree) : tree);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** The tree of any value a component may have. Trees come back as they are. */
    public @Nullable Object value(@Nullable Object value) {
        return value(value, Object.class);
    }

    private @Nullable Object value(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        var converter = converters.forValue(value);
        if (converter.isPresent()) {
            return custom(converter.get().getKey(), converter.get().getValue(), value);
        }
        return switch (value) {
            case Number number -> Numbers.plain(number);
            case Enum<?> constant -> Names.of(constant);
            case Path path -> path.toString();
            case Span span -> span.unit() == Span.Unit.EPOCHS ? (Object) span.count() : span.toString();
            case Choice<?> choice -> choice(choice, argument(type, 0));
            case Record record -> map(record);
            case List<?> list -> list(list, argument(type, 0));
            case Map<?, ?> map -> copy(map, argument(type, 1));
            default -> value;
        };
    }

    private List<@Nullable Object> list(List<?> list, Type type) {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(element -> copy.add(value(element, type)));
        return Collections.unmodifiableList(copy);
    }

    private Map<String, @Nullable Object> copy(Map<?, ?> map, Type type) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), value(element, type)));
        return Collections.unmodifiableMap(copy);
    }

    private Object choice(Choice<?> choice, Type creates) {
        Record parameters = choice.parameters();
        if (resolving != null) {
            parameters = parameters == null ? defaults(resolving, choice, creates) : parameters;
            if (parameters == null || parameters.getClass().getRecordComponents().length == 0) {
                return choice.name();
            }
        }
        return parameters == null ? choice.name() : Map.of(choice.name(), map(parameters));
    }

    /** Nothing where the user has to give something: a placeholder is no default. */
    private static @Nullable Record defaults(Plugins plugins, Choice<?> choice, Type creates) {
        if (!(creates instanceof Class<?> created)) {
            return null;
        }
        Plugin<?> plugin = plugins.find(plugins.kindOf(created), choice.name());
        return ParameterSchema.of(plugin).requiredKeys().isEmpty() ? plugin.defaults() : null;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic && index < generic.getActualTypeArguments().length
                ? generic.getActualTypeArguments()[index]
                : Object.class;
    }

    private <T> Object custom(Class<T> type, Converter<?> converter, Object value) {
        @SuppressWarnings("unchecked") // Converters keeps a Converter<T> under Class<T>
        Converter<T> typed = (Converter<T>) converter;
        return typed.tree(type.cast(value), this);
    }
}
