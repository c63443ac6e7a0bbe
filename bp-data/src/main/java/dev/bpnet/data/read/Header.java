package dev.bpnet.data.read;

import java.util.List;

/**
 * What a file says of itself before its rows.
 *
 * @param columns the columns in the order of their fields
 * @param named whether the names are the file's own (or the user's), and not made up by counting
 * @param line the line on which the header stands, 0 where there is none
 * @param decimal the decimal separator of numbers in text fields, a point or a comma
 */
public record Header(List<ColumnHead> columns, boolean named, long line, char decimal) {

    public Header {
        columns = List.copyOf(columns);
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(ColumnHead::name).toList();
    }
}
