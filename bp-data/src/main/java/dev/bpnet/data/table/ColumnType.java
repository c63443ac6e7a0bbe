package dev.bpnet.data.table;

import dev.bpnet.api.plugin.Doc;

/** What the values of a column are. */
public enum ColumnType {
    @Doc("a finite number")
    NUMBER,
    @Doc("one of a few labels")
    CATEGORY,
    @Doc("true or false")
    BOOLEAN,
    @Doc("a date or a date with a time, as ISO 8601 writes them: 2024-02-29, 2024-02-29T13:30:00Z")
    DATE;

    /** The name as a config writes it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
