package dev.bpnet.data.table;

/**
 * The cells of a column as read, before its type is settled. Which of the forms a column has is an economy of memory and says
 * nothing about its type yet, but for {@link TextCells}.
 */
public sealed interface RawCells permits CodedCells, NumberCells, DateCells, BooleanCells, TextCells {

    /** Rows read. */
    int rows();

    /** Takes the text in {@code s[from, to)} as the next row's cell; it is no missing value. */
    void addText(char[] s, int from, int to, char decimal);

    /** Takes a number as the next row's cell; NaN is a missing value. */
    void addNumber(float x);

    /** The next row has no value. */
    void addMissing();
}
