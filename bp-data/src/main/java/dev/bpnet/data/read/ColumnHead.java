package dev.bpnet.data.read;

import dev.bpnet.data.table.ColumnSettings;

/**
 * What a file says of one of its columns.
 *
 * @param name the name, unique in the file
 * @param settings what the format knows of the column (the pixels of an image are bytes); a user's word goes before it
 */
public record ColumnHead(String name, ColumnSettings settings) {

    /** A column of which only the name is known. */
    public static ColumnHead of(String name) {
        return new ColumnHead(name, ColumnSettings.NONE);
    }
}
