package dev.bpnet.core.plugins;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Converters by the type they make. Immutable. */
final class Converters {
    static final Converters NONE = new Converters(Map.of());

    private final Map<Class<?>, Converter<?>> byType;

    private Converters(Map<Class<?>, Converter<?>> byType) {
        this.byType = byType;
    }

    <T> Converters with(Class<T> type, Converter<T> converter) {
        Map<Class<?>, Converter<?>> more = new LinkedHashMap<>(byType);
        if (more.put(type, converter) != null) {
            throw new IllegalArgumentException("there are two converters for " + type.getName());
        }
        return new Converters(more);
    }

    @SuppressWarnings("unchecked") // with() puts a Converter<T> under Class<T> only
    <T> Optional<Converter<T>> of(Class<T> type) {
        return Optional.ofNullable((Converter<T>) byType.get(type));
    }

    /** The converter for a value: of its class, or of a supertype (a sealed interface, say) it implements. */
    Optional<Map.Entry<Class<?>, Converter<?>>> forValue(Object value) {
        return byType.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(value))
                .findFirst();
    }
}
