package dev.bpnet.config.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar without quotes means, by the core schema of YAML 1.2 (section 10.3): {@code true}, {@code 3},
 * {@code 1e-4}, {@code null} or text.
 *
 * <p>Where that schema differs from YAML 1.1, still read by many, or from arithmetic, the value is refused rather than
 * converted: numbers with a leading zero, in another base, with {@code _} or {@code :} between digits, out of range,
 * infinite or not a number. The words {@code yes}, {@code no}, {@code on} and {@code off} are text.
 */
final class CoreSchema {
    /** What was read. */
    sealed interface Reading permits Value, Refusal {}

    /**
     * A value.
     *
     * @param value a String, Long, Double or Boolean, or null
     */
    record Value(@Nullable Object value) implements Reading {}

    /**
     * The reason why the text is not read.
     *
     * @param sentence what is wrong
     * @param hint what to write instead
     */
    record Refusal(String sentence, String hint) implements Reading {}

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]++");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("([-+]?)0+([0-9].*)");
    private static final Pattern OTHER_BASE =
            Pattern.compile("([-+]?)0(?:[xX]([0-9a-fA-F_]++)|[oO]([0-7_]++)|[bB]([01_]++))");
    private static final Pattern UNDERSCORES =
            Pattern.compile("[-+]?[0-9][0-9_]*+(?:\\.[0-9_]*+)?(?:[eE][-+]?[0-9]++)?");
    private static final Pattern BASE_SIXTY = Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    /** Digits of the longest number that is shown in another base or without its underscores. */
    private static final int SHOWN_DIGITS = 32;

    private CoreSchema() {}

    /** Reads a plain scalar. */
    static Reading read(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Value(null);
            case "true", "True", "TRUE" -> new Value(true);
            case "false", "False", "FALSE" -> new Value(false);
            default -> mayBeNumber(text.charAt(0)) ? readNumber(text) : new Value(text);
        };
    }

    private static boolean mayBeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
    }

    private static Reading readNumber(String text) {
        boolean integer = INTEGER.matcher(text).matches();
        if (integer || FLOAT.matcher(text).matches()) {
            Matcher zero = LEADING_ZERO.matcher(text);
            if (zero.matches()) {
                return refuse(
                        text,
                        "has a leading zero, which some readers of YAML take for octal",
                        zero.group(1) + zero.group(2));
            }
            return integer ? readInteger(text) : readFloat(text);
        }
        if (NOT_FINITE.matcher(text).matches()) {
            return new Refusal("'" + text + "' is not a finite number", inQuotes(text));
        }
        Matcher base = OTHER_BASE.matcher(text);
        if (base.matches()) {
            return refuse(text, "is not a decimal number", decimal(base));
        }
        if (UNDERSCORES.matcher(text).matches()) {
            return refuse(
                    text,
                    "has '_' between digits, which some readers of YAML take for a number and some for text",
                    text.replace("_", ""));
        }
        if (BASE_SIXTY.matcher(text).matches()) {
            return new Refusal(
                    "'" + shortened(text) + "' is read to the base of 60 by some readers of YAML and as text by others",
                    inQuotes(text));
        }
        return new Value(text);
    }

    private static Reading readInteger(String text) {
        // 19 digits hold any long: a longer text is not turned into a BigInteger, which takes quadratic time.
        if (text.length() <= 20) {
            BigInteger number = new BigInteger(text);
            if (number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0) {
                return new Value(number.longValueExact());
            }
        }
        return new Refusal(
                "the whole number " + shortened(text) + " is out of range",
                "the largest is 9223372036854775807; with a decimal point it is a number of double precision");
    }

    private static Reading readFloat(String text) {
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            return new Refusal("the number " + shortened(text) + " is out of range", "the largest is about 1.8e308");
        }
        if (number == 0 && hasNonZeroDigit(text)) {
            return new Refusal(
                    "the number " + shortened(text) + " is so small that it would become 0",
                    "the smallest is about 4.9e-324");
        }
        return new Value(number);
    }

    private static boolean hasNonZeroDigit(String text) {
        return text.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
    }

    private static String decimal(Matcher base) {
        for (int group = 2; group <= 4; group++) {
            String digits = base.group(group);
            if (digits != null && !digits.replace("_", "").isEmpty() && digits.length() <= SHOWN_DIGITS) {
                int radix = group == 2 ? 16 : group == 3 ? 8 : 2;
                return base.group(1) + new BigInteger(digits.replace("_", ""), radix);
            }
        }
        return "";
    }

    private static Refusal refuse(String text, String what, String number) {
        boolean shown = !number.isEmpty() && number.length() <= SHOWN_DIGITS && !number.startsWith("_");
        return new Refusal(
                "'" + shortened(text) + "' " + what,
                shown ? "write " + number + " for the number, '" + text + "' in quotes for text" : inQuotes(text));
    }

    private static String inQuotes(String text) {
        return "in quotes it is text: '" + shortened(text) + "'";
    }

    static String shortened(String text) {
        return text.length() <= 2 * SHOWN_DIGITS ? text : text.substring(0, SHOWN_DIGITS) + "...";
    }

    /** What a plain scalar that is not read as text is instead, {@code a number}; null for text. */
    static @Nullable String otherThanText(String text) {
        if (!(read(text) instanceof Value found)) {
            return "a number";
        }
        return switch (found.value()) {
            case null -> "null";
            case String same -> null;
            case Boolean bool -> "a boolean";
            default -> "a number";
        };
    }

    /** Whether a text without quotes is read as that very text, here and by readers of YAML 1.1. */
    static boolean isPlainText(String text) {
        boolean textHere = read(text) instanceof Value found && text.equals(found.value());
        return textHere && !WORDS_OF_1_1.contains(text) && !DATE.matcher(text).lookingAt();
    }

    private static final List<String> WORDS_OF_1_1 =
            List.of("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");
}
