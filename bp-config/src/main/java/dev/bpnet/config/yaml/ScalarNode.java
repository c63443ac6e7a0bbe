package dev.bpnet.config.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param span see {@link Node#span}
 * @param style how it was written
 * @param text the text as written, escapes and folded lines resolved: {@code 1e-4}, {@code relu}
 * @param value a String, Long, Double or Boolean, or null; always a String unless the style is plain or the value was
 *     interpolated
 * @param faulty whether the value could not be read and that has been reported; the value is then its text
 * @param origin what the value was made from where the text is not what stands in the file, such as {@code
 *     ${env:RATE}}; else null
 */
public record ScalarNode(
        Span span,
        Style style,
        String text,
        @Nullable Object value,
        boolean faulty,
        @Nullable String origin) implements Node {

    /** How a scalar was written. */
    public enum Style {
        /** Without quotes, so that it may be a number, a boolean or null. */
        PLAIN,
        /** In single or double quotes: text. */
        QUOTED,
        /** As an indented block after {@code |} or {@code >}: text. */
        BLOCK
    }

    /** A value as it stands in the source. */
    static ScalarNode of(Span span, Style style, String text, @Nullable Object value) {
        return new ScalarNode(span, style, text, value, false, null);
    }

    /** A value that could not be read. */
    static ScalarNode faulty(Span span, Style style, String text) {
        return new ScalarNode(span, style, text, text, true, null);
    }

    /** This value, as one that could not be read. */
    ScalarNode asFaulty() {
        return faulty(span, style, text);
    }

    /** This value, made into another one. */
    ScalarNode with(String newText, @Nullable Object newValue, @Nullable String newOrigin) {
        return new ScalarNode(span, style, newText, newValue, false, newOrigin);
    }

    @Override
    public String description() {
        return switch (value) {
            case null -> "null";
            case String string -> "'" + CoreSchema.shortened(string) + "'";
            case Boolean bool -> bool.toString();
            default -> "the number " + CoreSchema.shortened(text);
        };
    }
}
