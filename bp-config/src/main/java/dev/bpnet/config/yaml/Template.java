package dev.bpnet.config.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with interpolations: {@code ${training.epochs}} stands for the value at a path, {@code ${env:NAME}} for a
 * variable of the environment, {@code $${} for the two characters <code>${</code>.
 *
 * @param parts what the text is made of, in order
 */
record Template(List<Part> parts) {
    private static final String OPEN = "${";
    private static final String ENVIRONMENT = "env:";

    /** A part of the text. */
    sealed interface Part permits Literal, Reference, Variable, Malformed {}

    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /**
     * The value at a path of the configuration.
     *
     * @param written the whole interpolation, as written
     */
    record Reference(String written, ConfigPath path) implements Part {}

    /**
     * A variable of the environment.
     *
     * @param written the whole interpolation, as written
     */
    record Variable(String written, String name) implements Part {}

    /**
     * An interpolation that cannot be read.
     *
     * @param written as much of it as there is
     * @param sentence what is wrong with it
     */
    record Malformed(String written, String sentence) implements Part {}

    /** Whether a text is anything but itself. */
    static boolean isTemplate(String text) {
        return text.contains(OPEN);
    }

    /** The template that stands for a text. */
    static String escape(String text) {
        return text.replace(OPEN, "$" + OPEN);
    }

    /** Takes a text apart. */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$" + OPEN, at)) {
                literal.append(OPEN);
                at += OPEN.length() + 1;
            } else if (text.startsWith(OPEN, at)) {
                addLiteral(parts, literal);
                int end = end(text, at);
                parts.add(interpolation(text.substring(at, end)));
                at = end;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        addLiteral(parts, literal);
        return new Template(List.copyOf(parts));
    }

    private static void addLiteral(List<Part> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The index after the closing brace; braces in the quotes of a key do not close. */
    private static int end(String text, int open) {
        char quote = 0;
        for (int i = open + OPEN.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '}') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static Part interpolation(String written) {
        if (!written.endsWith("}")) {
            return new Malformed(written, "'${' is not closed with '}'");
        }
        String inner = written.substring(OPEN.length(), written.length() - 1).strip();
        if (inner.startsWith(ENVIRONMENT)) {
            String name = inner.substring(ENVIRONMENT.length()).strip();
            return name.matches("[A-Za-z_][A-Za-z0-9_]*+")
                    ? new Variable(written, name)
                    : new Malformed(written, "'" + name + "' is no name of an environment variable");
        }
        try {
            return new Reference(written, ConfigPath.parse(inner));
        } catch (PathSyntaxException e) {
            return new Malformed(written, "'" + inner + "' is no path: " + e.getMessage());
        }
    }
}
