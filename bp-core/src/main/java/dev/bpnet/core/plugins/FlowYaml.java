package dev.bpnet.core.plugins;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain trees as YAML on one line, for examples: {@code {leaky_relu: {slope: 0.1}}}. */
final class FlowYaml {
    /** Texts that YAML reads as texts without quotes, also inside brackets; the rest is quoted rather than thought about. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./ -]*(?<! )");

    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|\\.inf|\\.nan");

    private FlowYaml() {}

    static String text(@Nullable Object tree) {
        return switch (tree) {
            case null -> "null";
            case String text -> scalar(text);
            case Number number -> Numbers.text(number);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> scalar(String.valueOf(entry.getKey())) + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(FlowYaml::text).collect(Collectors.joining(", ", "[", "]"));
            default -> tree.toString();
        };
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
