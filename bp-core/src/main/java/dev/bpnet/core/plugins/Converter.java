package dev.bpnet.core.plugins;

import org.jspecify.annotations.Nullable;

/**
 * Binds one type that plain components cannot express, for example a union that may be a text, a list or a map.
 *
 * @param <T> the type
 */
public interface Converter<T> {

    /** What it takes, as it follows "expected": {@code a path, a list of paths, or a map with 'idx'}. */
    String description();

    /**
     * The value of a plain tree. What is wrong goes to {@code at}; then the result is ignored and may be {@code null}.
     *
     * @param tree not {@code null}: a missing value is reported before
     */
    @Nullable T convert(Object tree, Binding at);

    /** The plain tree of a value: what {@link #convert} turns back into an equal value. */
    Object tree(T value, Unbinder unbinder);
}
