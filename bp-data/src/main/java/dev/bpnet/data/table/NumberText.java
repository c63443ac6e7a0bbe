package dev.bpnet.data.table;

import org.jspecify.annotations.Nullable;

/**
 * Numbers as data files write them: {@code [+-] digits [. digits] [e [+-] digits]}, with at least one digit in front of or
 * behind the point, ASCII digits only. What only Java would read ({@code 1f}, {@code 0x1p3}, {@code 1_000}) is not a number,
 * and neither are NaN and infinities.
 */
public final class NumberText {

    /** What a text is that {@link #parse} refused. */
    public enum Refusal {
        /** Not written as a number. */
        NOT_A_NUMBER,
        /** A way to write NaN or an infinity. */
        NOT_FINITE,
        /** A number whose nearest float is an infinity. */
        TOO_LARGE
    }

    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Digits are gathered while the number is below, so that it stays below 10^18 and fits a long. */
    private static final long GATHER_LIMIT = 100_000_000_000_000_000L;

    /** The bits that a double has and a float has not, and their pattern in a double halfway between two floats. */
    private static final long BELOW_FLOAT = 0x1fff_ffffL;

    private static final long HALFWAY = 0x1000_0000L;

    /** Units in the last place of a double within which nearness to a halfway point leaves the rounding open. */
    private static final long DOUBT = 8;

    /** No float has a larger exponent; stops an exponent of many digits from overflowing. */
    private static final int EXPONENT_LIMIT = 100_000;

    private NumberText() {}

    /**
     * The float nearest to the number, ties to even (IEEE 754), as {@link Float#parseFloat} gives it; NaN where the text is
     * not a number or its nearest float is infinite.
     *
     * <p>Up to 18 digits are gathered in a whole number w, and x = w·10^e is one double operation on exact powers of ten when
     * |e| ≤ 22 (W. D. Clinger, How to read floating point numbers accurately, 1990). Dropping further digits, rounding w and
     * rounding the result move x by less than four units in its last place, so rounding x to a float is right unless x lies
     * within {@value #DOUBT} of a point halfway between two floats: then, as for larger exponents, the JDK decides.
     *
     * @param s the buffer
     * @param from the first character
     * @param to behind the last character
     * @param decimal the decimal separator, a point or a comma
     */
    public static float parse(char[] s, int from, int to, char decimal) {
        int i = from;
        boolean negative = false;
        if (i < to && (s[i] == '-' || s[i] == '+')) {
            negative = s[i] == '-';
            i++;
        }
        long w = 0;
        int exponent = 0;
        boolean digitSeen = false;
        boolean pointSeen = false;
        for (; i < to; i++) {
            int d = s[i] - '0';
            if (d >= 0 && d <= 9) {
                digitSeen = true;
                if (w < GATHER_LIMIT) {
                    w = w * 10 + d;
                    exponent -= pointSeen ? 1 : 0;
                } else {
                    exponent += pointSeen ? 0 : 1;
                }
            } else if (s[i] == decimal && !pointSeen) {
                pointSeen = true;
            } else {
                break;
            }
        }
        int written = i < to ? exponent(s, i, to) : 0;
        if (!digitSeen || written == Integer.MIN_VALUE) {
            return Float.NaN;
        }
        float x = nearest(w, exponent + written);
        if (Float.isNaN(x)) {
            return exact(s, from, to, decimal);
        }
        return negative ? -x : x;
    }

    /** The float nearest to w·10^e where that is beyond doubt; NaN where it is not. */
    private static float nearest(long w, int e) {
        if (w == 0) {
            return 0;
        }
        if (e < -22 || e > 22) {
            return Float.NaN;
        }
        double x = e < 0 ? w / POWERS[-e] : w * POWERS[e];
        long fromHalfway = (Double.doubleToRawLongBits(x) & BELOW_FLOAT) - HALFWAY;
        boolean doubtful = Math.abs(fromHalfway) <= DOUBT || x > Float.MAX_VALUE;
        return doubtful ? Float.NaN : (float) x;
    }

    /** The exponent written from i on, bounded; {@code Integer.MIN_VALUE} where none is written rightly. */
    private static int exponent(char[] s, int from, int to) {
        int i = from;
        if (s[i] != 'e' && s[i] != 'E') {
            return Integer.MIN_VALUE;
        }
        i++;
        boolean negative = false;
        if (i < to && (s[i] == '-' || s[i] == '+')) {
            negative = s[i] == '-';
            i++;
        }
        if (i == to) {
            return Integer.MIN_VALUE;
        }
        int e = 0;
        for (; i < to; i++) {
            int d = s[i] - '0';
            if (d < 0 || d > 9) {
                return Integer.MIN_VALUE;
            }
            e = Math.min(e * 10 + d, EXPONENT_LIMIT);
        }
        return negative ? -e : e;
    }

    private static float exact(char[] s, int from, int to, char decimal) {
        String text = new String(s, from, to - from);
        float x = Float.parseFloat(decimal == '.' ? text : text.replace(decimal, '.'));
        return Float.isInfinite(x) ? Float.NaN : x;
    }

    /** Why {@link #parse} gave NaN for this text. */
    public static Refusal refusal(char[] s, int from, int to, char decimal) {
        String text = new String(s, from, to - from);
        if (isNotFinite(text)) {
            return Refusal.NOT_FINITE;
        }
        // A text that would be a number if its exponent were 0 was refused for its size alone.
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        int mantissaEnd = e < 0 ? to : from + e;
        boolean exponentFine = e < 0 || exponent(s, from + e, to) != Integer.MIN_VALUE;
        if (exponentFine && isPlainNumber(s, from, mantissaEnd, decimal)) {
            return Refusal.TOO_LARGE;
        }
        return Refusal.NOT_A_NUMBER;
    }

    private static boolean isNotFinite(String text) {
        String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return bare.equalsIgnoreCase("nan") || bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity");
    }

    /** Digits with at most one point and a sign at most. */
    private static boolean isPlainNumber(char[] s, int from, int to, char decimal) {
        int i = from < to && (s[from] == '-' || s[from] == '+') ? from + 1 : from;
        int digits = 0;
        int points = 0;
        for (; i < to; i++) {
            if (s[i] >= '0' && s[i] <= '9') {
                digits++;
            } else if (s[i] == decimal) {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /** What {@link #parse} gives for a string that writes decimals with a point. */
    public static float parse(String text) {
        return parse(text.toCharArray(), 0, text.length(), '.');
    }

    /**
     * The one way to write a whole number ({@code 1} for {@code 1}, {@code +1}, {@code 1.0} and {@code 1.}); null where the
     * text is not a whole number, or has leading zeros that may mean something (a postcode).
     */
    public static @Nullable String whole(String text) {
        int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int start = i;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        int digits = i - start;
        boolean leadingZero = digits > 1 && text.charAt(start) == '0';
        if (digits == 0 || leadingZero) {
            return null;
        }
        String figures = text.substring(start, i);
        if (i < text.length() && text.charAt(i) == '.') {
            i++;
            while (i < text.length() && text.charAt(i) == '0') {
                i++;
            }
        }
        if (i < text.length()) {
            return null;
        }
        return text.startsWith("-") && !figures.equals("0") ? "-" + figures : figures;
    }

    /** How a number is written as a label: whole numbers without a point, others as short as {@link Float} writes them. */
    public static String label(float x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15f ? Long.toString((long) x) : Float.toString(x);
    }
}
