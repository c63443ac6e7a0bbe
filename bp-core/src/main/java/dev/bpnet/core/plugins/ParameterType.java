package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.schedule.Span;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What values a parameter takes, in the terms of YAML. */
public sealed interface ParameterType {

    /** With its article, as it follows "expected": {@code a whole number}. */
    String description();

    /**
     * {@code int} or {@code long}.
     *
     * @param min the least value the Java type holds
     * @param max the greatest value the Java type holds
     */
    record WholeNumber(long min, long max) implements ParameterType {
        @Override
        public String description() {
            return "a whole number";
        }
    }

    /**
     * {@code float} or {@code double}, finite.
     *
     * @param single whether it is a {@code float}
     */
    record RealNumber(boolean single) implements ParameterType {
        @Override
        public String description() {
            return "a number";
        }
    }

    /** A {@code String}. */
    record Text() implements ParameterType {
        @Override
        public String description() {
            return "a text";
        }
    }

    /** A {@code boolean}. */
    record Flag() implements ParameterType {
        @Override
        public String description() {
            return "true or false";
        }
    }

    /**
     * A constant of an enum.
     *
     * @param type the enum
     */
    record OneOf(Class<? extends Enum<?>> type) implements ParameterType {
        /** The constants as YAML writes them, in the order of the enum. */
        public List<String> names() {
            return Stream.of(type.getEnumConstants()).map(Names::of).toList();
        }

        /** What the constants mean, of those that say so. */
        public Map<String, String> docs() {
            Map<String, String> docs = new LinkedHashMap<>();
            for (Field field : type.getFields()) {
                Doc doc = field.getAnnotation(Doc.class);
                if (field.isEnumConstant() && doc != null) {
                    docs.put(field.getName().toLowerCase(Locale.ROOT), doc.value());
                }
            }
            return docs;
        }

        @Override
        public String description() {
            return "one of " + String.join(", ", names());
        }
    }

    /**
     * A plugin, by name or as a map with its name as the one key.
     *
     * @param creates what the kind makes, for example {@code Activation}; {@link Plugins#kindOf} knows the kind
     */
    record PluginOf(Class<?> creates) implements ParameterType {
        @Override
        public String description() {
            return Names.withArticle(Names.snakeCase(creates.getSimpleName()).replace('_', ' '));
        }
    }

    /** A {@link Span} of training. */
    record Length() implements ParameterType {
        @Override
        public String description() {
            return "a whole number of epochs or a text like \"" + Span.steps(500) + "\"";
        }
    }

    /** A {@link java.nio.file.Path}. */
    record FilePath() implements ParameterType {
        @Override
        public String description() {
            return "a path";
        }
    }

    /**
     * A {@code List}.
     *
     * @param element the type of its elements
     * @param broadcast whether a single element may stand for the list of it
     */
    record ListOf(ParameterType element, boolean broadcast) implements ParameterType {
        @Override
        public String description() {
            return broadcast ? element.description() + " or a list" : "a list";
        }

        /** In a few words for a table, from those of the element. */
        String text(String ofElement) {
            return (broadcast ? ofElement + " or " : "") + "list of (" + ofElement + ")";
        }
    }

    /**
     * A {@code Map} with texts as keys.
     *
     * @param value the type of its values
     */
    record MapOf(ParameterType value) implements ParameterType {
        @Override
        public String description() {
            return "a map";
        }
    }

    /**
     * A record: a map with its keys.
     *
     * @param schema its components
     */
    record Nested(ParameterSchema schema) implements ParameterType {
        @Override
        public String description() {
            return "a map";
        }
    }

    /**
     * A type with a {@link Converter} of its own.
     *
     * @param type the Java type
     * @param description what the converter says it takes
     */
    record Custom(Class<?> type, String description) implements ParameterType {}

    /** The type in a few words for a table: {@code whole number}, {@code list of (number)}. */
    default String shortText() {
        return switch (this) {
            case ListOf list -> list.text(list.element.shortText());
            case MapOf map -> "map of (" + map.value.shortText() + ")";
            case OneOf one -> String.join(" | ", one.names());
            case Flag flag -> "true | false";
            case Length length -> "epochs or \"steps\"";
            default -> withoutArticle(description());
        };
    }

    private static String withoutArticle(String description) {
        String lower = description.toLowerCase(Locale.ROOT);
        return lower.startsWith("a ")
                ? description.substring(2)
                : lower.startsWith("an ") ? description.substring(3) : description;
    }
}
