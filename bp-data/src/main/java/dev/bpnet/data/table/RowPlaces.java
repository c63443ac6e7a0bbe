package dev.bpnet.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which file and line a row came from. Lines mostly follow one another, so only the rows where they do not are kept: memory
 * grows with the number of blank lines, comments and line breaks in quotes, not with the number of rows.
 */
public final class RowPlaces {

    /** A line of a file. */
    public record Place(String file, long line) {}

    private final List<String> files = new ArrayList<>();
    private long headerLine;

    /** Run r starts at row {@code firstRow[r]} on line {@code firstLine[r]} of file number {@code file[r]}. */
    private int[] firstRow = new int[Growth.FIRST_CAPACITY];

    private long[] firstLine = new long[Growth.FIRST_CAPACITY];
    private int[] file = new int[Growth.FIRST_CAPACITY];
    private int runs;
    private int rows;

    /**
     * The rows that follow come from this file.
     *
     * @param name the file as the user named it
     * @param headerLine the line of its header, 0 where it has none
     */
    public void startFile(String name, long headerLine) {
        if (files.isEmpty()) {
            this.headerLine = headerLine;
        }
        files.add(name);
    }

    /** The header of the first file; line 0 where it has none. */
    public Place header() {
        return new Place(files.getFirst(), headerLine);
    }

    /** The next row starts on this line. */
    public void add(long line) {
        int current = files.size() - 1;
        if (runs > 0 && file[runs - 1] == current && firstLine[runs - 1] + (rows - firstRow[runs - 1]) == line) {
            rows++;
            return;
        }
        if (runs == firstRow.length) {
            int capacity = Growth.next(runs);
            firstRow = Arrays.copyOf(firstRow, capacity);
            firstLine = Arrays.copyOf(firstLine, capacity);
            file = Arrays.copyOf(file, capacity);
        }
        firstRow[runs] = rows++;
        firstLine[runs] = line;
        file[runs++] = current;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** The files in the order in which they were read. */
    public List<String> files() {
        return List.copyOf(files);
    }

    /** Where a row came from. */
    public Place of(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows);
        }
        int found = Arrays.binarySearch(firstRow, 0, runs, row);
        int run = found >= 0 ? found : -found - 2;
        return new Place(files.get(file[run]), firstLine[run] + (row - firstRow[run]));
    }
}
