package dev.bpnet.data.table;

import dev.bpnet.data.ProblemList;
import java.util.ArrayList;
import java.util.List;

/** Cells of a column that are not what the column holds: the first few with their text, the rest counted. */
public final class RefusedCells {

    /** One of them. */
    public record Cell(int row, String text) {}

    private final List<Cell> first = new ArrayList<>();
    private long count;

    void add(int row, char[] s, int from, int to) {
        add(row, new String(s, from, to - from));
    }

    void add(int row, String text) {
        count++;
        if (first.size() < ProblemList.SHOWN_PER_FILE) {
            first.add(new Cell(row, text));
        }
    }

    /** The first of them, in row order; enough to fill the problems shown of a file. */
    public List<Cell> first() {
        return List.copyOf(first);
    }

    /** How many there are. */
    public long count() {
        return count;
    }
}
