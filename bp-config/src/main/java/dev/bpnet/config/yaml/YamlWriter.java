package dev.bpnet.config.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as YAML that {@link ConfigSource} reads back as the same values: maps and lists as blocks, short
 * lists of single values on one line, text quoted only where it would otherwise be read as something else, here or by a
 * reader of YAML 1.1.
 *
 * <p>Jackson's generator, version 3.2.4, does not write what the reader here takes: it leaves {@code 1_000}, {@code
 * 0x1F}, {@code 1:30}, dates and a key {@code <<} without quotes, and invisible characters without escapes, of which a
 * byte order mark cannot be read again. Nor can it write one list on one line and another on several, a map on the line
 * of its dash, or {@code 1e-4} for {@code 1.0E-4} without being told the text of each number.
 */
public final class YamlWriter {
    private static final int WIDTH = 100;
    private static final int STEP = 2;

    /**
     * A key on one line with its value may have 1024 characters (YAML 1.2, section 7.4.2), its quotes and escapes
     * included.
     */
    private static final int LONGEST_KEY = 1000;

    /** Words of letters, digits and harmless signs, at least one letter or digit among them, single spaces between. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?!\\.\\.\\.)(?=.*[\\p{L}\\p{N}])[\\p{L}\\p{N}_./][\\p{L}\\p{M}\\p{N}_./+()^-]*+(?: [\\p{L}\\p{N}_./+()^-]++)*+");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /**
     * Writes a map, in its own order. Values may be maps with keys of String, lists, and String, Boolean, null, or
     * numbers.
     *
     * @throws IllegalArgumentException for a value of another type, and for what YAML cannot hold in a configuration: a
     *     number that is infinite, NaN or beyond a long, text with half of a surrogate pair
     */
    public static String write(Map<String, ? extends @Nullable Object> map) {
        if (map.isEmpty()) {
            return "{}\n";
        }
        YamlWriter writer = new YamlWriter();
        writer.writeEntries(map, 0);
        return writer.out.toString();
    }

    /** Writes entries whose first line is already indented. */
    private void writeEntries(Map<?, ?> map, int indent) {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                indent(indent);
            }
            first = false;
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("not a key: " + entry.getKey());
            }
            String key = text(name, false);
            if (key.length() <= LONGEST_KEY) {
                out.append(key).append(':');
            } else {
                out.append("? ").append(key).append('\n');
                indent(indent);
                out.append(':');
            }
            writeValue(entry.getValue(), indent + STEP);
        }
    }

    /** Writes items whose first line is already indented. */
    private void writeItems(List<?> list, int indent) {
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                indent(indent);
            }
            first = false;
            out.append('-');
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                out.append(' ');
                writeEntries(map, indent + STEP);
            } else {
                writeValue(item, indent + STEP);
            }
        }
    }

    /** Writes what follows a colon or a dash, to the end of the line or on lines of its own. */
    private void writeValue(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            indent(indent);
            writeEntries(map, indent);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String line = onOneLine(list);
            if (line != null && indent + line.length() <= WIDTH) {
                out.append(' ').append(line).append('\n');
            } else {
                out.append('\n');
                indent(indent);
                writeItems(list, indent);
            }
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void indent(int columns) {
        out.repeat(' ', columns);
    }

    /** The list in brackets; null where it holds other lists or maps. */
    private static @Nullable String onOneLine(List<?> list) {
        StringBuilder line = new StringBuilder("[");
        for (Object item : list) {
            if (item instanceof Map || item instanceof List) {
                return null;
            }
            line.append(line.length() > 1 ? ", " : "").append(scalar(item));
        }
        return line.append(']').toString();
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean bool -> bool.toString();
            case String string -> text(string, true);
            case Number number -> number(number);
            // Others are written as blocks: only empty ones come here.
            case Map<?, ?> map -> "{}";
            case List<?> list -> "[]";
            default -> throw new IllegalArgumentException("a config cannot hold " + value);
        };
    }

    private static String number(Number number) {
        boolean real = number instanceof Float || number instanceof Double || number instanceof BigDecimal;
        if (real && Double.isFinite(number.doubleValue())) {
            // A float is written in its own digits, 0.1 and not 0.10000000149011612; it is read back as the same float.
            return decimal(number instanceof Float ? number.toString() : Double.toString(number.doubleValue()));
        }
        if (!real
                && CoreSchema.read(number.toString()) instanceof CoreSchema.Value read
                && read.value() instanceof Long) {
            return number.toString();
        }
        throw new IllegalArgumentException("a config cannot hold " + number);
    }

    /** {@code 1.0E-4} as {@code 1e-4}. */
    private static String decimal(String number) {
        return number.replace(".0E", "e").replace('E', 'e');
    }

    private static String text(String text, boolean isValue) {
        String escaped = isValue ? Template.escape(text) : text;
        if (HARMLESS.matcher(escaped).matches() && CoreSchema.isPlainText(escaped)) {
            return escaped;
        }
        boolean printable =
                text.codePoints().allMatch(c -> c != '\t' && c != '\n' && c != '\r' && c != 0x85 && isShown(c));
        return printable ? "'" + escaped.replace("'", "''") + "'" : doubleQuoted(escaped);
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(isShown(point) ? Character.toString(point) : escape(point));
            }
        });
        return quoted.append('"').toString();
    }

    private static String escape(int point) {
        if (Character.getType(point) == Character.SURROGATE) {
            throw new IllegalArgumentException("a config cannot hold half of a surrogate pair");
        }
        return String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point);
    }
}
