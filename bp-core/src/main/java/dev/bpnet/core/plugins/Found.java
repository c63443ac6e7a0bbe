package dev.bpnet.core.plugins;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a plain tree as error texts show them. */
final class Found {
    private static final int SHOWN = 40;

    private Found() {}

    /** {@code the text 'abc'}, {@code the whole number 5}, {@code a list}, {@code nothing}. */
    static String describe(@Nullable Object tree) {
        return switch (tree) {
            case null -> "nothing";
            case String text -> text.isEmpty() ? "an empty text" : "the text " + quote(text);
            case Boolean flag -> flag.toString();
            case Float number -> "the number " + Numbers.text(number);
            case Double number -> "the number " + Numbers.text(number);
            case Number number -> "the whole number " + number;
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
            case Map<?, ?> map -> map.isEmpty() ? "an empty map" : "a map";
            default -> "a " + tree.getClass().getName();
        };
    }

    static String quote(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...") + "'";
    }
}
