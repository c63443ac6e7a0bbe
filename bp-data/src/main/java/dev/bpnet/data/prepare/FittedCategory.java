package dev.bpnet.data.prepare;

import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A category, one-hot: {@code NAME=LEVEL} for each level in sorted order, then {@code NAME missing} where training rows had
 * missing values. The cell is the position of the level; a level that no training row had is encoded as the mean of the
 * training rows' one-hot rows, which are their frequencies. So is a missing value where no training row had one.
 *
 * <p>Where its levels become learned vectors, it is one input: the position of the level, behind all levels for a missing value,
 * {@link EmbedColumns#UNSEEN} for a level that no training row had, whose vector is the mean by frequencies too.
 *
 * @param name the column
 * @param levels the levels of the training rows, sorted
 * @param whole whether all levels are whole numbers, so that {@code 1.0} is the level {@code 1}
 * @param missingLevel whether missing is a level, the last
 * @param frequencies for each level the share of the training rows; they sum to 1
 * @param refusesMissing whether a missing value is an error
 * @param units the length of the vector that each level becomes; 0 for one-hot
 */
public record FittedCategory(
        String name,
        List<String> levels,
        boolean whole,
        boolean missingLevel,
        List<Double> frequencies,
        boolean refusesMissing,
        int units)
        implements FittedColumn {

    /** One-hot. */
    public FittedCategory(
            String name,
            List<String> levels,
            boolean whole,
            boolean missingLevel,
            List<Double> frequencies,
            boolean refusesMissing) {
        this(name, levels, whole, missingLevel, frequencies, refusesMissing, 0);
    }

    public FittedCategory {
        levels = List.copyOf(levels);
        frequencies = List.copyOf(frequencies);
        if (frequencies.size() != levels.size() + (missingLevel ? 1 : 0) || frequencies.isEmpty()) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + frequencies.size() + " frequencies for " + levels.size() + " levels");
        }
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORY;
    }

    @Override
    public List<String> inputs() {
        if (isEmbedded()) {
            return List.of(name);
        }
        List<String> inputs = new ArrayList<>();
        levels.forEach(level -> inputs.add(name + "=" + level));
        if (missingLevel) {
            inputs.add(name + " missing");
        }
        return inputs;
    }

    @Override
    public int width() {
        return isEmbedded() ? 1 : frequencies.size();
    }

    /** Whether its levels become learned vectors. */
    public boolean isEmbedded() {
        return units > 0;
    }

    @Override
    public void write(double cell, float[] out, int at) {
        int hot = Double.isNaN(cell) ? missingLevel ? levels.size() : (int) CellReaders.UNSEEN : (int) cell;
        if (isEmbedded()) {
            out[at] = hot == CellReaders.UNSEEN ? EmbedColumns.UNSEEN : hot;
            return;
        }
        int width = frequencies.size();
        for (int level = 0; level < width; level++) {
            if (hot == CellReaders.UNSEEN) {
                out[at + level] = frequencies.get(level).floatValue();
            } else {
                out[at + level] = level == hot ? 1f : 0f;
            }
        }
    }

    /** The level of the greatest of its one-hot inputs, the first of equal ones; or that of the nearest number. */
    @Override
    public String restore(float[] in, int at) {
        int level = isEmbedded() ? nearest(in[at]) : greatest(in, at);
        return level >= 0 && level < levels.size() ? levels.get(level) : "";
    }

    private static int nearest(float number) {
        return Float.isNaN(number) ? (int) CellReaders.UNSEEN : Math.round(number);
    }

    private int greatest(float[] in, int at) {
        int greatest = -1;
        for (int level = 0; level < frequencies.size(); level++) {
            if (!Float.isNaN(in[at + level]) && (greatest < 0 || in[at + level] > in[at + greatest])) {
                greatest = level;
            }
        }
        return greatest;
    }

    @Override
    public CellReader reader() {
        return CellReaders.label(levels, whole);
    }

    @Override
    public TableCells cells(Column column) {
        if (column instanceof CategoryColumn labels) {
            int[] positions = positions(labels, levels);
            return row -> labels.isMissing(row) ? MISSING : positions[labels.code(row)];
        }
        throw new IllegalArgumentException(
                name + " was fitted as a category, not as a " + column.type().label());
    }

    /** For each level of a column its position among the fitted ones, or {@link CellReaders#UNSEEN}. */
    static int[] positions(CategoryColumn column, List<String> fitted) {
        Map<String, Integer> positions = new HashMap<>();
        fitted.forEach(level -> positions.put(level, positions.size()));
        return column.levels().stream()
                .mapToInt(level -> positions.getOrDefault(level, (int) CellReaders.UNSEEN))
                .toArray();
    }

    @Override
    public Map<String, Object> tree() {
        return FittedTrees.tree(this);
    }
}
