package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Place;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text the user wrote, addressed by code point: the content of a file, or an option of the command line.
 *
 * <p>Lines end with LF, CR LF or CR, as in YAML.
 */
public final class SourceText {
    private final Place.Kind kind;
    private final String name;
    private final @Nullable Path file;
    private final int[] points;
    private final int[] lineStarts;
    private final @Nullable String[] lines;

    private SourceText(Place.Kind kind, String name, @Nullable Path file, String text) {
        this.kind = kind;
        this.name = name;
        this.file = file;
        this.points = text.codePoints().toArray();
        this.lineStarts = lineStarts(points);
        this.lines = new String[lineStarts.length];
    }

    /**
     * The text of a file.
     *
     * @param name the file as it is named in messages
     * @param file where it is, so that paths in it can be resolved against its folder
     */
    public static SourceText ofFile(String name, Path file, String text) {
        return new SourceText(Place.Kind.FILE, name, file, text);
    }

    /** The text of an option with its argument, such as {@code --set training.epochs=3}. */
    public static SourceText ofOption(String option) {
        return new SourceText(Place.Kind.OPTION, option, null, option);
    }

    /** The file as it is named in messages, or the option with its argument. */
    public String name() {
        return name;
    }

    /** The file; null for an option. */
    public @Nullable Path file() {
        return file;
    }

    /** Number of code points. */
    public int length() {
        return points.length;
    }

    int codePointAt(int offset) {
        return points[offset];
    }

    /** The code points from {@code start} to {@code end}, the latter not included. */
    public String slice(int start, int end) {
        return new String(points, start, end - start);
    }

    /** The place of a stretch of code points; of one that runs over several lines, the part on its first line. */
    public Place place(int start, int end) {
        int line = lineAt(start);
        int lineEnd = lineEnd(line);
        int column = start - lineStarts[line] + 1;
        return new Place(kind, name, line + 1, column, Math.max(0, Math.min(end, lineEnd) - start), line(line));
    }

    /** The text as a whole, for what has no line: a file that is missing or empty. */
    public Place place() {
        return kind == Place.Kind.FILE ? Place.ofFile(name) : Place.ofOption(name);
    }

    /** The line of a code point, from 0. */
    int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    int lineCount() {
        return lineStarts.length;
    }

    int lineStart(int line) {
        return lineStarts[line];
    }

    /** The end of a line without its line break. */
    int lineEnd(int line) {
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : points.length;
        while (end > lineStarts[line] && (points[end - 1] == '\n' || points[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    /** A line without its line break; made once, because every problem of a line refers to it. */
    String line(int line) {
        String text = lines[line];
        if (text == null) {
            text = slice(lineStarts[line], lineEnd(line));
            lines[line] = text;
        }
        return text;
    }

    private static int[] lineStarts(int[] points) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < points.length; i++) {
            boolean crOfCrLf = points[i] == '\r' && i + 1 < points.length && points[i + 1] == '\n';
            if (points[i] == '\n' || (points[i] == '\r' && !crOfCrLf)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
