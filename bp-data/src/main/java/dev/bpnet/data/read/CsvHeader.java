package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.table.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the columns of a text file, checked. */
final class CsvHeader {

    private CsvHeader() {}

    /**
     * The first row as the header.
     *
     * @param mayBeData whether no one said that it is a header: then it is refused where it is obviously data
     * @throws DataException with everything wrong with it
     */
    static Header of(String file, Row row, boolean mayBeData, char decimal) {
        List<String> names = new ArrayList<>();
        for (int field = 0; field < row.size(); field++) {
            names.add(row.text(field));
        }
        ProblemList problems = new ProblemList();
        String datum = mayBeData ? datum(names) : null;
        if (datum != null) {
            problems.add(DataProblem.ofRow(
                    file,
                    row.line(),
                    "the first line should name the columns, but " + Quoted.of(datum) + " looks like data",
                    "if the file has no header, say so: format: {csv: {header: false}}, or give names with columns: [...]",
                    "if these are the names, say so: format: {csv: {header: true}}"));
        } else {
            checkNames(file, row.line(), names, problems);
        }
        problems.throwIfAny();
        return new Header(names.stream().map(ColumnHead::of).toList(), true, row.line(), decimal);
    }

    /**
     * Names for a file without a header: those given, or {@code column_1}, {@code column_2}, ...
     *
     * @throws DataException where the first row has another number of fields
     */
    static Header without(String file, Row row, List<String> given, char decimal) {
        if (!given.isEmpty() && given.size() != row.size()) {
            throw new DataException(DataProblem.ofRow(
                    file,
                    row.line(),
                    "the row has " + row.size() + " fields, but columns: gives " + given.size() + " names"));
        }
        List<String> names = new ArrayList<>(given);
        for (int field = names.size() + 1; field <= row.size(); field++) {
            names.add("column_" + field);
        }
        ProblemList problems = new ProblemList();
        checkNames(file, 0, names, problems);
        problems.throwIfAny();
        return new Header(names.stream().map(ColumnHead::of).toList(), !given.isEmpty(), 0, decimal);
    }

    private static void checkNames(String file, long line, List<String> names, ProblemList problems) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int field = i + 1;
            if (name.isBlank()) {
                problems.add(DataProblem.ofField(
                        file, line, field, null, "the column has no name", "every column needs one, to be told by"));
                continue;
            }
            Integer before = seen.putIfAbsent(name, field);
            if (before != null) {
                problems.add(DataProblem.ofField(
                        file, line, field, null, "field " + before + " is named " + Quoted.of(name) + " too"));
            }
        }
    }

    /**
     * A name that gives away that the names are data; null where they may well be names. Numbers do not name columns, unless
     * they count them (0, 1, 2, ... as pandas writes them) or years (2019, 2020, 2021).
     */
    private static @Nullable String datum(List<String> names) {
        double last = Double.NaN;
        for (String name : names) {
            if (Float.isNaN(NumberText.parse(name))) {
                continue;
            }
            String whole = NumberText.whole(name);
            double value = Double.parseDouble(name);
            boolean counts = value >= 0 && name.equals(whole) && (Double.isNaN(last) || value == last + 1);
            if (!counts) {
                return name;
            }
            last = value;
        }
        return null;
    }
}
