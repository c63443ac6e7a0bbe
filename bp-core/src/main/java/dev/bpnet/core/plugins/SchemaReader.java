package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Broadcast;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.ParameterType.Custom;
import dev.bpnet.core.plugins.ParameterType.FilePath;
import dev.bpnet.core.plugins.ParameterType.Flag;
import dev.bpnet.core.plugins.ParameterType.Length;
import dev.bpnet.core.plugins.ParameterType.ListOf;
import dev.bpnet.core.plugins.ParameterType.MapOf;
import dev.bpnet.core.plugins.ParameterType.Nested;
import dev.bpnet.core.plugins.ParameterType.OneOf;
import dev.bpnet.core.plugins.ParameterType.PluginOf;
import dev.bpnet.core.plugins.ParameterType.RealNumber;
import dev.bpnet.core.plugins.ParameterType.Text;
import dev.bpnet.core.plugins.ParameterType.WholeNumber;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives a {@link ParameterSchema} from a record. */
final class SchemaReader {
    private final Converters converters;
    private final Deque<Class<?>> open = new ArrayDeque<>();

    SchemaReader(Converters converters) {
        this.converters = converters;
    }

    ParameterSchema read(Class<? extends Record> type, @Nullable Record defaults) {
        if (open.contains(type)) {
            throw new IllegalStateException(type.getName() + " contains itself, so its parameters have no end");
        }
        open.push(type);
        Record source =
                defaults != null ? defaults : RecordAccess.ownDefaults(type).orElse(null);
        Map<String, ParameterInfo> byKey = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            ParameterInfo info = parameter(component, source);
            ParameterInfo other = byKey.putIfAbsent(info.key(), info);
            if (other != null) {
                throw fault(
                        component,
                        "has the key '" + info.key() + "', as "
                                + other.component().getName() + " has");
            }
        }
        open.pop();
        return new ParameterSchema(type, List.copyOf(byKey.values()));
    }

    private ParameterInfo parameter(RecordComponent component, @Nullable Record defaults) {
        Object value = defaults == null ? null : RecordAccess.value(defaults, component);
        boolean nullable = RecordAccess.isNullable(component);
        if (nullable && component.getType().isPrimitive()) {
            throw fault(component, "is a " + component.getType() + ", which cannot be null; take the boxed type");
        }
        if (defaults != null && nullable == (value != null)) {
            throw fault(
                    component,
                    nullable
                            ? "is @Nullable, which means it may be left out; its default has to be null, found " + value
                            : "has the default null; mark it @Nullable or give it a default");
        }
        boolean required = component.isAnnotationPresent(Required.class) || (defaults == null && !nullable);
        if (required && nullable) {
            throw fault(component, "cannot be @Required and @Nullable at once");
        }
        Range range = component.getAnnotation(Range.class);
        Interval interval = Interval.of(range);
        ParameterType type = type(component, component.getGenericType(), value);
        if (range != null && !isNumeric(type)) {
            throw fault(component, "has a @Range but is no number: it takes " + type.description());
        }
        if (component.isAnnotationPresent(Broadcast.class) && !(type instanceof ListOf)) {
            throw fault(component, "is @Broadcast but no list: it takes " + type.description());
        }
        offender(value, interval).ifPresent(number -> {
            throw fault(component, "has the default " + number + ", which must be " + interval.phrase());
        });
        String key = Names.snakeCase(component.getName());
        Doc doc = component.getAnnotation(Doc.class);
        return new ParameterInfo(key, component, type, value, required, nullable, interval, doc);
    }

    private ParameterType type(RecordComponent component, Type type, @Nullable Object value) {
        if (type instanceof ParameterizedType generic) {
            return generic(component, generic);
        }
        if (!(type instanceof Class<?> raw)) {
            throw unsupported(component, type);
        }
        Optional<? extends Converter<?>> converter = converters.of(raw);
        if (converter.isPresent()) {
            return new Custom(raw, converter.get().description());
        }
        if (raw.isRecord() && !raw.equals(Span.class) && !raw.equals(Choice.class)) {
            return new Nested(read(raw.asSubclass(Record.class), (Record) value));
        }
        if (raw.isEnum()) {
            @SuppressWarnings("unchecked") // isEnum
            Class<? extends Enum<?>> constants = (Class<? extends Enum<?>>) raw;
            return new OneOf(constants);
        }
        return simple(raw).orElseThrow(() -> unsupported(component, type));
    }

    private ParameterType generic(RecordComponent component, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType().equals(List.class)) {
            return new ListOf(
                    type(component, arguments[0], null),
                    component.isAnnotationPresent(Broadcast.class) && type.equals(component.getGenericType()));
        }
        if (type.getRawType().equals(Map.class) && arguments[0].equals(String.class)) {
            return new MapOf(type(component, arguments[1], null));
        }
        if (type.getRawType().equals(Choice.class) && arguments[0] instanceof Class<?> creates) {
            return new PluginOf(creates);
        }
        throw unsupported(component, type);
    }

    private static Optional<ParameterType> simple(Class<?> raw) {
        ParameterType type = null;
        if (raw == int.class || raw == Integer.class) {
            type = new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (raw == long.class || raw == Long.class) {
            type = new WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (raw == double.class || raw == Double.class) {
            type = new RealNumber(false);
        } else if (raw == float.class || raw == Float.class) {
            type = new RealNumber(true);
        } else if (raw == boolean.class || raw == Boolean.class) {
            type = new Flag();
        } else if (raw == String.class) {
            type = new Text();
        } else if (raw == Span.class) {
            type = new Length();
        } else if (raw == Path.class) {
            type = new FilePath();
        }
        return Optional.ofNullable(type);
    }

    private static boolean isNumeric(ParameterType type) {
        return switch (type) {
            case ListOf list -> isNumeric(list.element());
            case MapOf map -> isNumeric(map.value());
            case WholeNumber whole -> true;
            case RealNumber real -> true;
            case Length length -> true;
            default -> false;
        };
    }

    /** A number outside the interval, in a value, its elements or a span. */
    private static Optional<String> offender(@Nullable Object value, Interval interval) {
        return switch (value) {
            case Number number ->
                interval.contains(Numbers.toDouble(number)) ? Optional.empty() : Optional.of(Numbers.text(number));
            case Span span -> offender(span.count(), interval);
            case Collection<?> elements -> firstOffender(elements, interval);
            case Map<?, ?> map -> firstOffender(map.values(), interval);
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> firstOffender(Collection<?> values, Interval interval) {
        return values.stream()
                .flatMap(value -> offender(value, interval).stream())
                .findFirst();
    }

    private static IllegalStateException unsupported(RecordComponent component, Type type) {
        return fault(
                component,
                "has the type " + type.getTypeName() + ", which is not understood; take int, long, float, double, "
                        + "boolean, String, Path, Span, an enum, a record, a Choice of a kind, or a List or Map of these");
    }

    private static IllegalStateException fault(RecordComponent component, String sentence) {
        return new IllegalStateException("the component '" + component.getName() + "' of "
                + component.getDeclaringRecord().getName() + " " + sentence);
    }
}
