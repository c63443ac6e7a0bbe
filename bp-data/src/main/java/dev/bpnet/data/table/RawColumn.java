package dev.bpnet.data.table;

import org.jspecify.annotations.Nullable;

/**
 * A column as read, before its type is settled.
 *
 * @param name the name in the header
 * @param field its number in a row of the file, from 1
 * @param settings what the file and the user said about it
 * @param decimal the decimal separator of its numbers
 * @param cells its cells
 */
public record RawColumn(String name, int field, ColumnSettings settings, char decimal, RawCells cells) {

    /** The type it was said to have. */
    public @Nullable ColumnType declared() {
        return settings.type();
    }
}
