package dev.bpnet.data.table;

import dev.bpnet.data.store.Spill;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of one column, a row at a time. Where the type is not declared, cells are held as codes of their distinct
 * texts until there are more than {@value #DISTINCT_LIMIT} of these: then the column can be no category any more, and goes on
 * as what most of its rows are, numbers, dates or free text.
 */
public final class ColumnBuilder {

    /** A column with more distinct texts is taken for a category only if it is declared as one. */
    public static final int DISTINCT_LIMIT = 1_000;

    private final String name;
    private final int field;
    private final ColumnSettings settings;
    private final char decimal;
    private RawCells cells;

    /** The cells while they may still change their form, else null. */
    private @Nullable CodedCells undecided;

    /**
     * @param name the name in the header
     * @param field its number in a row of the file, from 1
     * @param settings what the file and the user say about it
     * @param decimal the decimal separator
     */
    public ColumnBuilder(String name, int field, ColumnSettings settings, char decimal) {
        this(name, field, settings, decimal, Spill.NONE, Integer.MAX_VALUE);
    }

    /**
     * @param name the name in the header
     * @param field its number in a row of the file, from 1
     * @param settings what the file and the user say about it
     * @param decimal the decimal separator
     * @param spill where cells go beyond those on the heap
     * @param onHeap the cells on the heap
     */
    public ColumnBuilder(String name, int field, ColumnSettings settings, char decimal, Spill spill, int onHeap) {
        CellStore store = new CellStore(spill, onHeap);
        this.name = name;
        this.field = field;
        this.settings = settings;
        this.decimal = decimal;
        ColumnType type = settings.type();
        if (type == null) {
            undecided = new CodedCells(store);
            cells = undecided;
        } else {
            cells = switch (type) {
                case NUMBER -> new NumberCells(store);
                case CATEGORY -> new CodedCells(store);
                case BOOLEAN -> new BooleanCells();
                case DATE -> new DateCells();
            };
        }
    }

    /** Takes the text in {@code s[from, to)} as the next row's cell. */
    public void addText(char[] s, int from, int to) {
        cells.addText(s, from, to, decimal);
        if (undecided != null && undecided.dictionary().size() > DISTINCT_LIMIT) {
            decide(majority(undecided));
        }
    }

    /** Takes a number as the next row's cell. */
    public void addNumber(float x) {
        if (undecided != null && undecided.dictionary().size() == 0) {
            decide(undecided.numbers());
        }
        cells.addNumber(x);
    }

    /** The next row has no value. */
    public void addMissing() {
        cells.addMissing();
    }

    /** The column of all cells taken. */
    public RawColumn build() {
        return new RawColumn(name, field, settings, decimal, cells);
    }

    private void decide(RawCells form) {
        if (undecided != null) {
            undecided.copyTo(form, decimal);
        }
        undecided = null;
        cells = form;
    }

    private RawCells majority(CodedCells coded) {
        CellCensus census = CellCensus.of(coded, decimal);
        if (2 * census.numbers() >= census.present()) {
            return coded.numbers();
        }
        return 2 * census.dates() >= census.present() ? new DateCells() : new TextCells();
    }
}
