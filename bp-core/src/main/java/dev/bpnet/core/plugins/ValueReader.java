package dev.bpnet.core.plugins;

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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds one value to the type of its parameter. */
final class ValueReader {
    private final Binder binder;

    ValueReader(Binder binder) {
        this.binder = binder;
    }

    /** The value; empty if a problem was reported. */
    Optional<?> read(ParameterType type, Interval range, @Nullable Object tree, Binding at) {
        if (tree == null) {
            at.expected(type.description(), null);
            return Optional.empty();
        }
        return switch (type) {
            case WholeNumber whole -> NumberReader.whole(whole, range, tree, at);
            case RealNumber real -> NumberReader.real(real, range, tree, at);
            case Text text -> text(tree, at);
            case Flag flag -> flag(tree, at);
            case OneOf one -> constant(one, tree, at);
            case PluginOf plugin -> at.choice(plugin.creates(), tree);
            case Length length -> NumberReader.span(length, range, tree, at);
            case FilePath path -> path(tree, at);
            case ListOf list -> list(list, range, tree, at);
            case MapOf map -> at.map(tree, (value, place) -> value(map.value(), range, value, place));
            case Nested nested -> at.record(nested.schema().type(), nested.schema(), tree);
            case Custom custom -> custom(custom.type(), tree, at);
        };
    }

    private Optional<Object> value(ParameterType type, Interval range, @Nullable Object tree, Binding at) {
        return read(type, range, tree, at).map(Object.class::cast);
    }

    private Optional<List<Object>> list(ListOf type, Interval range, Object tree, Binding at) {
        return type.broadcast() && !(tree instanceof List)
                ? value(type.element(), range, tree, at).map(List::of)
                : at.list(tree, (element, place) -> value(type.element(), range, element, place));
    }

    private static Optional<String> text(Object tree, Binding at) {
        if (tree instanceof String text) {
            return Optional.of(text);
        }
        if (tree instanceof Number || tree instanceof Boolean) {
            at.expected("a text", tree, "put it in quotes");
        } else {
            at.expected("a text", tree);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> flag(Object tree, Binding at) {
        if (tree instanceof Boolean flag) {
            return Optional.of(flag);
        }
        if ("true".equals(tree) || "false".equals(tree)) {
            at.expected("true or false", tree, "write it without quotes");
        } else {
            at.expected("true or false", tree);
        }
        return Optional.empty();
    }

    private static Optional<Enum<?>> constant(OneOf type, Object tree, Binding at) {
        for (Enum<?> constant : type.type().getEnumConstants()) {
            if (Names.of(constant).equals(tree)) {
                return Optional.of(constant);
            }
        }
        String near =
                tree instanceof String text ? Nearest.to(text, type.names()).orElse("") : "";
        if (near.isEmpty()) {
            at.expected(type.description(), tree);
        } else {
            at.expected(type.description(), tree, "did you mean '" + near + "'?");
        }
        return Optional.empty();
    }

    private static Optional<Path> path(Object tree, Binding at) {
        Optional<String> text = text(tree, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().isEmpty()) {
            at.expected("a path", tree);
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text.get()));
        } catch (InvalidPathException e) {
            at.problem("is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private <T> Optional<T> custom(Class<T> type, Object tree, Binding at) {
        Converter<T> converter = binder.converters().of(type).orElseThrow();
        int before = at.problemCount();
        T value = converter.convert(tree, at);
        return at.problemCount() > before
                ? Optional.empty()
                : Optional.of(
                        Objects.requireNonNull(value, () -> "no value and no problem from the converter for " + type));
    }
}
