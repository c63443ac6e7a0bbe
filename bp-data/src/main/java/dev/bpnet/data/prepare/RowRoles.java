package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.Normalize;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say something of their row instead of being an input among others.
 *
 * @param weight the column that says how much a row counts, a number of 0 or more; null where all rows count alike
 * @param offset the column that is added to what the network puts out, in the unit of its link (the logarithm of an exposure
 *     for a count); the last input, in its own unit; null where there is none
 */
public record RowRoles(@Nullable String weight, @Nullable String offset) {

    /** No such columns. */
    public static final RowRoles NONE = new RowRoles(null, null);

    /** The settings these names stand for, as messages call them. */
    public static final String WEIGHT = "sample_weight";

    /** The setting that names the offset. */
    public static final String OFFSET = "offset";

    /** The columns named, by the setting that names them. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        if (weight != null) {
            named.put(WEIGHT, weight);
        }
        if (offset != null) {
            named.put(OFFSET, offset);
        }
        return named;
    }

    /** Whether a column has such a role. */
    boolean has(String column) {
        return column.equals(weight) || column.equals(offset);
    }

    /** What these roles settle about their columns. */
    Map<String, ColumnSettings> settings() {
        Map<String, ColumnSettings> settings = new LinkedHashMap<>();
        if (weight != null) {
            settings.put(weight, ColumnSettings.ofType(ColumnType.NUMBER));
        }
        if (offset != null) {
            settings.put(offset, new ColumnSettings(ColumnType.NUMBER, Normalize.NONE, Choice.of("error"), null));
        }
        return settings;
    }
}
