package dev.bpnet.data.prepare;

import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.DateColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A date as numbers. {@code NAME} is the days since 1970-01-01 (a time of day is a fraction of one), scaled like a number; the
 * place in the year and in the week are points on a circle, so that December is next to January: {@code NAME year sin},
 * {@code NAME year cos}, {@code NAME week sin}, {@code NAME week cos}, where some training row has a time of day also
 * {@code NAME day sin} and {@code NAME day cos}. With φ the part of the year (from 1 January), the week (from Monday) or the day
 * (from midnight UTC) that is over, in [0, 1), they are sin 2πφ and cos 2πφ. A missing date is at the centre of each circle, and
 * {@code NAME missing} follows where training rows had missing ones. The cell is the seconds since 1970-01-01T00:00Z.
 *
 * @param name the column
 * @param scaling center and scale of the days
 * @param fill what stands in for a missing date, in days
 * @param time whether the time of day is an input
 */
public record FittedDate(String name, Scaling scaling, Fill fill, boolean time) implements FittedColumn {

    /** Seconds in a day. */
    static final double DAY = 86_400;

    /** The first day and the last one whose year has four digits, as a date that is read has to. */
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** 1970-01-01 was a Thursday, three days after Monday. */
    private static final int DAYS_SINCE_MONDAY = 3;

    @Override
    public ColumnType type() {
        return ColumnType.DATE;
    }

    @Override
    public List<String> inputs() {
        List<String> inputs = new ArrayList<>(
                List.of(name, name + " year sin", name + " year cos", name + " week sin", name + " week cos"));
        if (time) {
            inputs.add(name + " day sin");
            inputs.add(name + " day cos");
        }
        if (fill.indicator()) {
            inputs.add(name + " missing");
        }
        return inputs;
    }

    @Override
    public int width() {
        return 5 + (time ? 2 : 0) + (fill.indicator() ? 1 : 0);
    }

    @Override
    public boolean refusesMissing() {
        return fill.value().isEmpty();
    }

    @Override
    public void write(double cell, float[] out, int at) {
        double days = cell / DAY;
        out[at] = (float) scaling.apply(fill.of(days));
        circle(yearPassed(days), out, at + 1);
        circle(passed(days + DAYS_SINCE_MONDAY, 7), out, at + 3);
        if (time) {
            circle(passed(days, 1), out, at + 5);
        }
        if (fill.indicator()) {
            out[at + width() - 1] = Fill.indicator(cell);
        }
    }

    /** The point of a phase on the unit circle; its centre where there is none. */
    private static void circle(double phase, float[] out, int at) {
        boolean missing = Double.isNaN(phase);
        out[at] = missing ? 0f : (float) StrictMath.sin(2 * Math.PI * phase);
        out[at + 1] = missing ? 0f : (float) StrictMath.cos(2 * Math.PI * phase);
    }

    /** The part that is over of the period of so many days. */
    private static double passed(double days, int period) {
        return (days - Math.floor(days / period) * period) / period;
    }

    private static double yearPassed(double days) {
        if (Double.isNaN(days)) {
            return days;
        }
        double midnight = Math.floor(days);
        LocalDate date = LocalDate.ofEpochDay((long) midnight);
        return (date.getDayOfYear() - 1 + (days - midnight)) / date.lengthOfYear();
    }

    /** The day alone, or with the time; the circles are not asked. */
    @Override
    public String restore(float[] in, int at) {
        double days = scaling.restore(in[at]);
        boolean missing = fill.indicator() && Fill.isMissing(in[at + width() - 1]);
        if (missing || !(days >= FIRST_DAY && days <= LAST_DAY)) {
            return "";
        }
        return time
                ? LocalDateTime.ofEpochSecond(Math.round(days * DAY), 0, ZoneOffset.UTC)
                        .toString()
                : LocalDate.ofEpochDay(Math.round(days)).toString();
    }

    @Override
    public CellReader reader() {
        return CellReaders::date;
    }

    @Override
    public TableCells cells(Column column) {
        if (column instanceof DateColumn dates) {
            return dates::seconds;
        }
        throw new IllegalArgumentException(
                name + " was fitted as a date, not as a " + column.type().label());
    }

    @Override
    public Map<String, Object> tree() {
        return FittedTrees.tree(this);
    }
}
