package dev.bpnet.data.prepare;

import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Suggestion;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.table.ColumnSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person says about the columns of their data.
 *
 * @param targets the columns to predict, at least one
 * @param ignore the columns to leave out
 * @param columns settings by name, where inference should be overruled
 */
public record Preparation(List<String> targets, List<String> ignore, Map<String, ColumnSettings> columns) {

    public Preparation {
        targets = List.copyOf(targets);
        ignore = List.copyOf(ignore);
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Nothing said but what to predict. */
    public static Preparation predicting(String... targets) {
        return new Preparation(List.of(targets), List.of(), Map.of());
    }

    /** The same with these columns left out. */
    public Preparation ignoring(String... names) {
        return new Preparation(targets, List.of(names), columns);
    }

    /** The same with settings for one more column. */
    public Preparation with(String column, ColumnSettings settings) {
        Map<String, ColumnSettings> more = new LinkedHashMap<>(columns);
        more.put(column, settings);
        return new Preparation(targets, ignore, more);
    }

    /** The settings of a column. */
    public ColumnSettings settings(String column) {
        return columns.getOrDefault(column, ColumnSettings.NONE);
    }

    /** Whether a column is to be predicted. */
    public boolean isTarget(String column) {
        return targets.contains(column);
    }

    /**
     * Checks every name against the columns that there are.
     *
     * @param header the columns
     * @param file the file that they are from
     * @param problems takes names that are not there, targets that are ignored, and a table without inputs
     */
    public void check(Header header, String file, ProblemList problems) {
        List<String> names = header.names();
        List<String> asked = new ArrayList<>(targets);
        asked.addAll(ignore);
        asked.addAll(columns.keySet());
        for (String name : asked.stream().distinct().toList()) {
            if (!names.contains(name)) {
                problems.add(DataProblem.ofField(
                        file, header.line(), 0, null, "there is no column named '" + name + "'", hints(name, names)));
            }
        }
        for (String target : targets) {
            if (ignore.contains(target)) {
                problems.add(
                        DataProblem.ofField(file, header.line(), 0, target, "is the target, and so cannot be ignored"));
            }
        }
        if (names.stream().allMatch(name -> isTarget(name) || ignore.contains(name))) {
            problems.add(DataProblem.ofRow(
                    file, header.line(), "no column is left to predict from: all are targets or ignored"));
        }
    }

    /** The first of some names, in a line that the eye still takes in. */
    static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(12, names.size()))) + (names.size() > 12 ? ", ..." : "");
    }

    /** Hints for a name that is not among the columns. */
    static String[] hints(String name, Collection<String> names) {
        List<String> hints = new ArrayList<>();
        hints.add(Suggestion.forName(name, names));
        if (names.size() == 1) {
            String only = names.iterator().next();
            for (String delimiter : List.of(";", "\t", "|", ",", " ")) {
                if (only.contains(delimiter)) {
                    String shown = delimiter.equals("\t") ? "\\t" : delimiter;
                    hints.add(
                            "the header is one single column; is the delimiter another one? format: {csv: {delimiter: \""
                                    + (delimiter.equals(" ") ? "whitespace" : shown) + "\"}}");
                    break;
                }
            }
        }
        return hints.toArray(String[]::new);
    }
}
