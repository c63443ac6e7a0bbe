package dev.bpnet.data;

import org.jspecify.annotations.Nullable;

/**
 * Something a person should know about the data though the work goes on: a choice made for them and how to change it, or a
 * column that says nothing.
 *
 * @param column the column; null where no one column is meant
 * @param sentence what was done and how to change it
 */
public record Note(@Nullable String column, String sentence) {

    /** The note as one line. */
    public String text() {
        return column == null ? sentence : "column " + Quoted.of(column) + ": " + sentence;
    }
}
