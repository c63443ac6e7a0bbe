package dev.bpnet.data.table;

import dev.bpnet.data.DataProblem;
import java.util.List;

/**
 * All rows of one or several files, column by column, before types are settled.
 *
 * @param columns the columns that are not ignored, in the order of the header
 * @param places where each row came from
 */
public record RawTable(List<RawColumn> columns, RowPlaces places) {

    public RawTable {
        columns = List.copyOf(columns);
    }

    /** The number of rows. */
    public int rows() {
        return places.rows();
    }

    /** A problem of one cell. */
    public DataProblem problem(int row, RawColumn column, String sentence, String... hints) {
        RowPlaces.Place place = places.of(row);
        return DataProblem.ofField(place.file(), place.line(), column.field(), column.name(), sentence, hints);
    }

    /** A problem of a whole column, told at the header of the file that was read first. */
    public DataProblem problem(RawColumn column, String sentence, String... hints) {
        RowPlaces.Place place = places.header();
        return DataProblem.ofField(place.file(), place.line(), column.field(), column.name(), sentence, hints);
    }
}
