package dev.bpnet.data.prepare;

import dev.bpnet.core.plugins.TreePath;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.Suggestion;
import dev.bpnet.data.read.DelimiterHint;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person says about the columns of their data.
 *
 * @param targets the columns to predict; none where the inputs are to be reconstructed
 * @param ignore the columns to leave out
 * @param columns settings by name, where inference should be overruled
 * @param roles columns that say something of their row
 * @param types types of columns that are settled where the settings say none, such as those that a model was trained with
 */
public record Preparation(
        List<String> targets,
        List<String> ignore,
        Map<String, ColumnSettings> columns,
        RowRoles roles,
        Map<String, ColumnType> types) {
    private static final String TARGET = "target";
    private static final String IGNORE = "ignore";
    private static final String COLUMNS = "columns";

    public Preparation {
        targets = List.copyOf(targets);
        ignore = List.copyOf(ignore);
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        types = Map.copyOf(types);
    }

    /** No column with a role of its own. */
    public Preparation(List<String> targets, List<String> ignore, Map<String, ColumnSettings> columns) {
        this(targets, ignore, columns, RowRoles.NONE, Map.of());
    }

    /** Nothing said but what to predict. */
    public static Preparation predicting(String... targets) {
        return new Preparation(List.of(targets), List.of(), Map.of());
    }

    /** The same with these columns left out. */
    public Preparation ignoring(String... names) {
        return new Preparation(targets, List.of(names), columns, roles, types);
    }

    /** The same with settings for one more column. */
    public Preparation with(String column, ColumnSettings settings) {
        Map<String, ColumnSettings> more = new LinkedHashMap<>(columns);
        more.put(column, settings);
        return new Preparation(targets, ignore, more, roles, types);
    }

    /** The settings of every column that has some: the user's, what follows from a role, and the types that are settled. */
    public Map<String, ColumnSettings> allSettings() {
        Map<String, ColumnSettings> all = new LinkedHashMap<>(columns);
        roles.settings().forEach((name, settings) -> all.merge(name, settings, ColumnSettings::orElse));
        types.forEach((name, type) -> all.merge(name, ColumnSettings.ofType(type), ColumnSettings::orElse));
        return all;
    }

    /** The settings of a column. */
    public ColumnSettings settings(String column) {
        return allSettings().getOrDefault(column, ColumnSettings.NONE);
    }

    /** Whether a column is an input among others. */
    boolean isInput(String column) {
        return !isTarget(column) && !roles.has(column);
    }

    /** Whether the inputs themselves are the targets. */
    public boolean reconstructs() {
        return targets.isEmpty();
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
        settings().forEach((setting, name) -> {
            if (!names.contains(name)) {
                problems.add(DataProblem.ofRow(
                                file, header.line(), "there is no column named " + Quoted.of(name), hints(name, names))
                        .ofSetting(setting));
            }
        });
        for (int i = 0; i < ignore.size(); i++) {
            if (isTarget(ignore.get(i))) {
                problems.add(DataProblem.ofField(
                                file, header.line(), 0, ignore.get(i), "is the target, and so cannot be ignored")
                        .ofSetting(TreePath.index(IGNORE, i)));
            }
        }
        roles.named().forEach((setting, name) -> {
            String taken = isTarget(name) ? "is the target" : ignore.contains(name) ? "is ignored" : null;
            if (taken != null) {
                problems.add(
                        DataProblem.ofField(file, header.line(), 0, name, taken + ", and so cannot be the " + setting)
                                .ofSetting(setting));
            }
        });
        if (names.stream().allMatch(name -> !isInput(name) || ignore.contains(name))) {
            problems.add(DataProblem.ofRow(
                            file, header.line(), "no column is left to predict from: all are targets or ignored")
                    .ofSetting(ignore.isEmpty() ? TARGET : IGNORE));
        }
    }

    /** The path of a setting of a column. */
    static String setting(String column, String key) {
        return TreePath.key(TreePath.key(COLUMNS, column), key);
    }

    /** Every name of a column that was written, by the path of the setting where it stands. */
    private Map<String, String> settings() {
        Map<String, String> named = new LinkedHashMap<>();
        if (targets.size() == 1) {
            named.put(TARGET, targets.getFirst());
        } else {
            for (int i = 0; i < targets.size(); i++) {
                named.put(TreePath.index(TARGET, i), targets.get(i));
            }
        }
        for (int i = 0; i < ignore.size(); i++) {
            named.put(TreePath.index(IGNORE, i), ignore.get(i));
        }
        named.putAll(roles.named());
        columns.keySet().forEach(name -> named.put(TreePath.key(COLUMNS, name), name));
        return named;
    }

    /** The first of some names, in a line that the eye still takes in. */
    static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(12, names.size()))) + (names.size() > 12 ? ", ..." : "");
    }

    /** Hints for a name that is not among the columns. */
    static String[] hints(String name, Collection<String> names) {
        List<String> hints = new ArrayList<>();
        hints.add(Suggestion.forName(name, names));
        DelimiterHint.ofHeader(names, name).ifPresent(hints::add);
        return hints.toArray(String[]::new);
    }
}
