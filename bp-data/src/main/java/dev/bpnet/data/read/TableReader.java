package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.store.Spill;
import dev.bpnet.data.table.ColumnBuilder;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.RawTable;
import dev.bpnet.data.table.RowPlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all rows of one or several sources into columns. For one use by one thread. */
public final class TableReader {

    /** Reads every row. */
    public static final long ALL_ROWS = Long.MAX_VALUE;

    private final Map<String, ColumnSettings> settings;
    private final Collection<String> ignore;
    private final long rowsPerSource;
    private final ProblemList problems;
    private final Spill spill;
    private final RowPlaces places = new RowPlaces();

    /** The header that all others must agree with, and the source it is from; null until the first is read. */
    private @Nullable Header header;

    private String headerSource = "";

    /** The builder of each field, null where the column is ignored. */
    private @Nullable ColumnBuilder[] builders = new ColumnBuilder[0];

    /**
     * @param settings what the user says about columns, by name; goes before what the file says
     * @param ignore columns to leave out
     * @param rowsPerSource rows to read of each source, {@link #ALL_ROWS} for all
     * @param problems takes what is wrong with the files
     */
    public TableReader(
            Map<String, ColumnSettings> settings, Collection<String> ignore, long rowsPerSource, ProblemList problems) {
        this(settings, ignore, rowsPerSource, problems, Spill.NONE);
    }

    /**
     * @param settings what the user says about columns, by name; goes before what the file says
     * @param ignore columns to leave out
     * @param rowsPerSource rows to read of each source, {@link #ALL_ROWS} for all
     * @param problems takes what is wrong with the files
     * @param spill where cells go that are too many for the heap
     */
    public TableReader(
            Map<String, ColumnSettings> settings,
            Collection<String> ignore,
            long rowsPerSource,
            ProblemList problems,
            Spill spill) {
        this.settings = Map.copyOf(settings);
        this.ignore = List.copyOf(ignore);
        this.rowsPerSource = rowsPerSource;
        this.problems = problems;
        this.spill = spill;
    }

    /**
     * The rows of all sources, one below the other. Problems of one source do not keep the others from being read.
     *
     * @throws DataException where there is nothing to make a table of; all other problems are in the list
     */
    public RawTable read(List<? extends Source> sources) {
        for (Source source : sources) {
            read(source);
        }
        if (places.rows() == 0) {
            if (problems.isEmpty()) {
                String below = header().line() > 0 ? " below its header" : "";
                problems.add(DataProblem.ofFile(headerSource, "has no rows" + below));
            }
            throw problems.exception();
        }
        return new RawTable(
                java.util.Arrays.stream(builders)
                        .filter(java.util.Objects::nonNull)
                        .map(ColumnBuilder::build)
                        .toList(),
                places);
    }

    /** The header of the first source that has one. */
    public Header header() {
        if (header == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return header;
    }

    private void read(Source source) {
        RowReader opened;
        try {
            opened = source.open(problems);
        } catch (DataException e) {
            e.problems().forEach(problems::add);
            return;
        }
        // What is thrown from here on, a full disk, leaves columns of different lengths: there is no table to go on
        // with.
        try (RowReader reader = opened) {
            if (!agrees(reader.header(), source.name())) {
                return;
            }
            places.startFile(source.name(), reader.header().line());
            Row row = new Row();
            for (long n = 0; n < rowsPerSource && reader.next(row); n++) {
                places.add(row.line());
                take(row);
            }
        }
    }

    private void take(Row row) {
        for (int field = 0; field < builders.length; field++) {
            ColumnBuilder builder = builders[field];
            if (builder == null) {
                continue;
            }
            if (row.isMissing(field)) {
                builder.addMissing();
            } else if (row.isNumber(field)) {
                builder.addNumber(row.number(field));
            } else {
                builder.addText(row.chars(), row.start(field), row.end(field));
            }
        }
    }

    private boolean agrees(Header other, String source) {
        if (header == null) {
            header = other;
            headerSource = source;
            builders = builders(other);
            return true;
        }
        List<String> expected = header.names();
        List<String> found = other.names();
        if (expected.equals(found)) {
            return true;
        }
        int field = 0;
        while (field < Math.min(expected.size(), found.size())
                && expected.get(field).equals(found.get(field))) {
            field++;
        }
        problems.add(DataProblem.ofField(source, other.line(), field + 1, null, disagreement(expected, found, field)));
        return false;
    }

    private String disagreement(List<String> expected, List<String> found, int field) {
        if (field == expected.size()) {
            return "has " + found.size() + " columns, but " + headerSource + " has " + expected.size() + ": "
                    + Quoted.of(found.get(field)) + " is too much";
        }
        if (field == found.size()) {
            return "has " + found.size() + " columns, but " + headerSource + " has " + expected.size() + ": "
                    + Quoted.of(expected.get(field)) + " is missing";
        }
        return "column " + (field + 1) + " is " + Quoted.of(found.get(field)) + ", but in " + headerSource + " it is "
                + Quoted.of(expected.get(field));
    }

    private @Nullable ColumnBuilder[] builders(Header header) {
        List<@Nullable ColumnBuilder> list = new ArrayList<>();
        int onHeap = spill.cellsOnHeap(header.columns().size());
        int field = 0;
        for (ColumnHead head : header.columns()) {
            field++;
            ColumnSettings said =
                    settings.getOrDefault(head.name(), ColumnSettings.NONE).orElse(head.settings());
            list.add(
                    ignore.contains(head.name())
                            ? null
                            : new ColumnBuilder(head.name(), field, said, header.decimal(), spill, onHeap));
        }
        return list.toArray(ColumnBuilder[]::new);
    }
}
