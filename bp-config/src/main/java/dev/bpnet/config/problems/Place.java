package dev.bpnet.config.problems;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one line of something the user wrote: a file, or an option of the command line.
 *
 * <p>Columns and lengths count Unicode code points, so that a place does not depend on the encoding of the file.
 *
 * @param kind whether the line stands in a file or on the command line
 * @param name the file as the user named it, or the option and its argument ({@code --set training.epochs=3})
 * @param line line number from 1; 0 means the file as a whole
 * @param column column of the first marked character, from 1; 0 where the line is 0
 * @param length number of marked characters; 0 marks the point before {@code column}
 * @param text the whole line, to be shown under the message; null where there is nothing to show
 */
public record Place(
        Kind kind,
        String name,
        int line,
        int column,
        int length,
        @Nullable String text) implements Comparable<Place> {

    /** What a place is a part of. */
    public enum Kind {
        FILE,
        OPTION
    }

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::kind)
            .thenComparing(Place::name)
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column);

    public Place {
        if (line < 0 || column < 0 || length < 0 || (line == 0) != (column == 0)) {
            throw new IllegalArgumentException("no such place: " + line + ":" + column + ", length " + length);
        }
    }

    /** The file as a whole: it is missing, too large, empty. */
    public static Place ofFile(String name) {
        return new Place(Kind.FILE, name, 0, 0, 0, null);
    }

    /** A point in a file whose lines are not shown, such as a cell of a data file. */
    public static Place ofFile(String name, int line, int column) {
        return new Place(Kind.FILE, name, line, column, 0, null);
    }

    /** An option as a whole, given together with its argument. */
    public static Place ofOption(String option) {
        return new Place(Kind.OPTION, option, 1, 1, option.codePointCount(0, option.length()), option);
    }

    /** The words a message begins with: {@code FILE:LINE:COL}, {@code FILE}, or {@code from OPTION}. */
    public String words() {
        return switch (kind) {
            case FILE -> line == 0 ? name : name + ":" + line + ":" + column;
            case OPTION -> "from " + name;
        };
    }

    /** Files before options; then by name, line and column. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
