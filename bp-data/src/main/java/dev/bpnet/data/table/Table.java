package dev.bpnet.data.table;

import dev.bpnet.data.DataProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed columns of equal length, and where their rows came from. Not changed once made. */
public final class Table {

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Integer> fields;
    private final RowPlaces places;

    /**
     * @param columns the columns, in the order of the header, all with as many rows as there are places
     * @param fields the number of each column's field in a row of the file, by name
     * @param places where each row came from
     */
    public Table(List<? extends Column> columns, Map<String, Integer> fields, RowPlaces places) {
        this.fields = Map.copyOf(fields);
        this.places = places;
        for (Column column : columns) {
            if (column.rows() != places.rows()) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.rows() + " rows, not " + places.rows());
            }
            if (this.columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
    }

    /** The number of rows. */
    public int rows() {
        return places.rows();
    }

    /** The columns in the order of the header. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** The column of that name. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Where each row came from. */
    public RowPlaces places() {
        return places;
    }

    /** A problem of one cell. */
    public DataProblem problem(int row, String column, String sentence, String... hints) {
        RowPlaces.Place place = places.of(row);
        return DataProblem.ofField(place.file(), place.line(), fields.getOrDefault(column, 0), column, sentence, hints);
    }

    /** A problem of a whole column, told at the header of the file that was read first. */
    public DataProblem problem(String column, String sentence, String... hints) {
        RowPlaces.Place place = places.header();
        return DataProblem.ofField(place.file(), place.line(), fields.getOrDefault(column, 0), column, sentence, hints);
    }
}
