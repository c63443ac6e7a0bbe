package dev.bpnet.data.table;

import java.util.List;

/** A column of labels, held as indices into the list of its levels. */
public final class CategoryColumn implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final String name;
    private final int[] codes;
    private final List<String> levels;
    private final boolean whole;

    /**
     * @param name the name in the header
     * @param codes an index into the levels for every row, {@link #MISSING} where the value is missing; kept, not copied
     * @param levels the labels in the order of {@link LevelOrder}
     * @param whole whether every label is a whole number, so that {@code 1.0} and {@code 1} are the same label
     */
    public CategoryColumn(String name, int[] codes, List<String> levels, boolean whole) {
        this.name = name;
        this.codes = codes;
        this.levels = List.copyOf(levels);
        this.whole = whole;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORY;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /** The index of a row's label, or {@link #MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    /** The labels that occur, sorted. */
    public List<String> levels() {
        return levels;
    }

    /** Whether every label is a whole number, written without a point. */
    public boolean whole() {
        return whole;
    }
}
