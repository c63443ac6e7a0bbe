package dev.bpnet.data.table;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Dates as ISO 8601 writes them: {@code 2024-02-29}, with a time behind a {@code T} or a blank ({@code 13:30},
 * {@code 13:30:00}, {@code 13:30:00.25}) and an offset ({@code Z}, {@code +01:00}, {@code +0100}). Without an offset a time is
 * taken as UTC.
 */
public final class DateText {

    private static final int SECONDS_A_DAY = 86_400;

    private DateText() {}

    /**
     * Seconds since 1970-01-01T00:00Z, fractions included; NaN where the text is not such a date.
     *
     * @param s the buffer
     * @param from the first character
     * @param to behind the last character
     */
    public static double parse(char[] s, int from, int to) {
        if (to - from < 10 || s[from + 4] != '-' || s[from + 7] != '-') {
            return Double.NaN;
        }
        int year = digits(s, from, from + 4);
        int month = digits(s, from + 5, from + 7);
        int day = digits(s, from + 8, from + 10);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Double.NaN;
        }
        double midnight = (double) LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY;
        if (to - from == 10) {
            return midnight;
        }
        char separator = s[from + 10];
        return separator == 'T' || separator == ' ' ? midnight + time(s, from + 11, to) : Double.NaN;
    }

    /** Seconds since midnight UTC; NaN where it is not a time. */
    private static double time(char[] s, int from, int to) {
        if (to - from < 5 || s[from + 2] != ':') {
            return Double.NaN;
        }
        int hour = digits(s, from, from + 2);
        int minute = digits(s, from + 3, from + 5);
        double second = 0;
        int i = from + 5;
        if (i + 3 <= to && s[i] == ':') {
            second = digits(s, i + 1, i + 3);
            i += 3;
            if (second >= 0 && i < to && (s[i] == '.' || s[i] == ',')) {
                int start = ++i;
                double scale = 1;
                long fraction = 0;
                for (; i < to && s[i] >= '0' && s[i] <= '9' && i - start < 9; i++) {
                    fraction = fraction * 10 + (s[i] - '0');
                    scale *= 10;
                }
                if (i == start) {
                    return Double.NaN;
                }
                second += fraction / scale;
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second >= 60) {
            return Double.NaN;
        }
        return hour * 3600.0 + minute * 60.0 + second - offset(s, i, to);
    }

    /** The offset from UTC in seconds, 0 where none is written; NaN where it is wrong. */
    private static double offset(char[] s, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && s[from] == 'Z')) {
            return 0;
        }
        boolean colon = length == 6 && s[from + 3] == ':';
        if ((s[from] != '+' && s[from] != '-') || !(colon || length == 5)) {
            return Double.NaN;
        }
        int hours = digits(s, from + 1, from + 3);
        int minutes = digits(s, to - 2, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Double.NaN;
        }
        double seconds = hours * 3600.0 + minutes * 60.0;
        return s[from] == '-' ? -seconds : seconds;
    }

    /** The number that these characters write; negative where one is not a digit. */
    private static int digits(char[] s, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int d = s[i] - '0';
            if (d < 0 || d > 9) {
                return -1;
            }
            value = value * 10 + d;
        }
        return value;
    }
}
