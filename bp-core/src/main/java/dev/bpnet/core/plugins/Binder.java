package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds plain trees to records, strictly: nothing is converted silently, and every problem is reported, not the first.
 *
 * <p>A plain tree is a {@code Map<String, Object>} in the order written, a {@code List}, a {@code String}, {@code Long},
 * {@code BigInteger}, {@code Double}, {@code Boolean} or {@code null} (other {@code Number}s are taken as these). Keys
 * that are not written keep the value of the defaults; {@link ParameterSchema} tells how a record becomes keys. Immutable.
 */
public final class Binder {
    private final Plugins plugins;
    private final Converters converters;

    private Binder(Plugins plugins, Converters converters) {
        this.plugins = plugins;
        this.converters = converters;
    }

    /** Binds choices of these plugins. */
    public static Binder of(Plugins plugins) {
        return new Binder(plugins, Converters.NONE);
    }

    /** For a binder with converters. */
    public static Builder builder(Plugins plugins) {
        return new Builder(plugins);
    }

    /** Binds a tree over defaults; {@code path} is where the tree stands. */
    public <R extends Record> Bound<R> bind(R defaults, @Nullable Object tree, String path) {
        @SuppressWarnings("unchecked") // records are final, so the class of the defaults is R
        Class<R> type = (Class<R>) defaults.getClass();
        return collect(path, at -> at.record(type, schema(type, defaults), tree));
    }

    /** Binds a tree to a record that states its defaults itself or has none ({@link ParameterSchema#of(Class, Record)}). */
    public <R extends Record> Bound<R> bind(Class<R> type, @Nullable Object tree, String path) {
        return collect(path, at -> at.record(type, schema(type, null), tree));
    }

    /** Binds a name, or a map with one name as its key, to a choice of the plugins that make {@code created}. */
    public <T> Bound<Choice<T>> choice(Class<T> created, @Nullable Object tree, String path) {
        return collect(path, at -> at.<T>choice(created, tree));
    }

    /** The inverse: records to plain trees, with the same converters. */
    public Unbinder unbinder() {
        return new Unbinder(converters, null);
    }

    /** Like {@link #unbinder()}, with the defaults of chosen plugins written out. */
    public Unbinder resolvingUnbinder() {
        return new Unbinder(converters, plugins);
    }

    /** What may be written for a record. */
    public ParameterSchema schema(Class<? extends Record> type, @Nullable Record defaults) {
        return ParameterSchema.of(type, defaults, converters);
    }

    Plugins plugins() {
        return plugins;
    }

    Converters converters() {
        return converters;
    }

    private <T> Bound<T> collect(String path, Function<Binding, Optional<T>> binding) {
        List<Problem> problems = new ArrayList<>();
        Optional<T> value = binding.apply(new Binding(this, path, problems));
        return problems.isEmpty() ? new Bound.Valid<>(value.orElseThrow()) : new Bound.Invalid<>(problems);
    }

    /** Adds converters to a binder. */
    public static final class Builder {
        private final Plugins plugins;
        private Converters converters = Converters.NONE;

        private Builder(Plugins plugins) {
            this.plugins = plugins;
        }

        /** Components of that type are bound by that converter. */
        public <T> Builder converter(Class<T> type, Converter<T> converter) {
            converters = converters.with(type, converter);
            return this;
        }

        /** The binder. */
        public Binder build() {
            return new Binder(plugins, converters);
        }
    }
}
