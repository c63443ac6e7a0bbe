package dev.bpnet.core.plugins;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as people write them. */
final class Numbers {
    private static final double EXACT_WHOLE = 1e15;

    private Numbers() {}

    /** The shortest form that reads back as the same number: {@code 0}, {@code 0.1}, {@code 1e-5}. */
    static String text(Number number) {
        return switch (number) {
            case Float f -> text(Double.parseDouble(f.toString()));
            case Double d -> text(d.doubleValue());
            default -> number.toString();
        };
    }

    static String text(double x) {
        if (Math.abs(x) < EXACT_WHOLE && x == Math.rint(x)) {
            return Long.toString((long) x);
        }
        String text = Double.toString(x);
        return text.contains("E") ? text.replace(".0E", "E").toLowerCase(Locale.ROOT) : text;
    }

    /** A float goes by its shortest decimal, so that {@code 0.1f} stays 0.1. */
    static double toDouble(Number number) {
        return number instanceof Float f ? Double.parseDouble(f.toString()) : number.doubleValue();
    }

    /** One of the forms a plain tree has: Long, BigInteger or Double. */
    static Number plain(Number number) {
        return switch (number) {
            case Integer i -> i.longValue();
            case Short s -> s.longValue();
            case Byte b -> b.longValue();
            case Float f -> toDouble(f);
            case BigDecimal d -> d.doubleValue();
            case BigInteger i -> i.bitLength() < Long.SIZE ? (Number) i.longValue() : i;
            default -> number;
        };
    }
}
