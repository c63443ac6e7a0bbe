package dev.bpnet.core.plugins;

import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.ParameterType.Length;
import dev.bpnet.core.plugins.ParameterType.RealNumber;
import dev.bpnet.core.plugins.ParameterType.WholeNumber;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds numbers and lengths of training. */
final class NumberReader {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,18}) (step|epoch)s?");
    private static final Pattern NUMERAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private NumberReader() {}

    static Optional<? extends Number> whole(WholeNumber type, Interval range, Object tree, Binding at) {
        BigInteger number = null;
        if (tree instanceof Number any && Numbers.plain(any) instanceof Long small) {
            number = BigInteger.valueOf(small);
        } else if (tree instanceof BigInteger big) {
            number = big;
        }
        if (number == null) {
            notWhole(tree, at);
            return Optional.empty();
        }
        if (!inside(range, number, at)) {
            return Optional.empty();
        }
        if (number.compareTo(BigInteger.valueOf(type.min())) < 0
                || number.compareTo(BigInteger.valueOf(type.max())) > 0) {
            at.problem("must be between " + type.min() + " and " + type.max() + ", found " + number);
            return Optional.empty();
        }
        return type.max() == Integer.MAX_VALUE ? Optional.of(number.intValue()) : Optional.of(number.longValue());
    }

    static Optional<? extends Number> real(RealNumber type, Interval range, Object tree, Binding at) {
        if (!(tree instanceof Number number)) {
            notNumber("a number", tree, at);
            return Optional.empty();
        }
        double value = Numbers.toDouble(number);
        if (!Double.isFinite(value) || (type.single() && Float.isInfinite((float) value))) {
            at.problem("must be finite" + (Double.isFinite(value) ? " as a 32-bit number" : "") + ", found "
                    + Numbers.text(number));
            return Optional.empty();
        }
        if (!inside(range, number, at)) {
            return Optional.empty();
        }
        return type.single() ? Optional.of((float) value) : Optional.of(value);
    }

    static Optional<Span> span(Length type, Interval range, Object tree, Binding at) {
        Span span = null;
        if (tree instanceof Number number && Numbers.plain(number) instanceof Long count) {
            if (count < 0) {
                at.problem("must be at least 0, found " + count);
                return Optional.empty();
            }
            span = Span.epochs(count);
        } else if (tree instanceof String text) {
            Matcher matcher = SPAN.matcher(text.strip());
            if (matcher.matches()) {
                long count = Long.parseLong(matcher.group(1));
                span = matcher.group(2).equals("step") ? Span.steps(count) : Span.epochs(count);
            }
        }
        if (span == null) {
            at.expected(type.description(), tree);
            return Optional.empty();
        }
        return inside(range, span.count(), at) ? Optional.of(span) : Optional.empty();
    }

    private static boolean inside(Interval range, Number number, Binding at) {
        if (range.contains(Numbers.toDouble(number))) {
            return true;
        }
        at.problem("must be " + range.phrase() + ", found " + Numbers.text(number));
        return false;
    }

    private static void notWhole(Object tree, Binding at) {
        if (tree instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            at.expected("a whole number", tree, "write " + Numbers.text(number));
        } else {
            notNumber("a whole number", tree, at);
        }
    }

    private static void notNumber(String expected, Object tree, Binding at) {
        if (tree instanceof String text && NUMERAL.matcher(text).matches()) {
            at.expected(expected, tree, "write it without quotes");
        } else {
            at.expected(expected, tree);
        }
    }
}
