package dev.bpnet.core.plugins;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as YAML writes them: snake_case. */
public final class Names {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** Whether a name is in snake_case: {@code leaky_relu}, {@code beta1}. */
    public static boolean isSnakeCase(String name) {
        return SNAKE_CASE.matcher(name).matches();
    }

    /** The key of a record component: {@code learningRate} becomes {@code learning_rate}; digits stay with their word. */
    public static String snakeCase(String camelCase) {
        return WORD_START.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** The name of an enum constant: {@code MEAN_SQUARE} becomes {@code mean_square}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
