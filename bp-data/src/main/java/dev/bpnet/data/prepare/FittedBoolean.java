package dev.bpnet.data.prepare;

import dev.bpnet.data.table.BooleanColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A truth value: 1 for true, 0 for false, and behind it {@code NAME missing} (1 or 0) where training rows had missing values.
 * The cell is 1 or 0.
 *
 * @param name the column
 * @param fill what stands in for a missing value
 */
public record FittedBoolean(String name, Fill fill) implements FittedColumn {

    @Override
    public ColumnType type() {
        return ColumnType.BOOLEAN;
    }

    @Override
    public List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        inputs.add(name);
        if (fill.indicator()) {
            inputs.add(name + " missing");
        }
        return inputs;
    }

    @Override
    public int width() {
        return fill.indicator() ? 2 : 1;
    }

    @Override
    public boolean refusesMissing() {
        return fill.value().isEmpty();
    }

    @Override
    public void write(double cell, float[] out, int at) {
        out[at] = (float) fill.of(cell);
        if (fill.indicator()) {
            out[at + 1] = Fill.indicator(cell);
        }
    }

    @Override
    public String restore(float[] in, int at) {
        boolean missing = Float.isNaN(in[at]) || (fill.indicator() && Fill.isMissing(in[at + 1]));
        return missing ? "" : Boolean.toString(in[at] > 0.5f);
    }

    @Override
    public CellReader reader() {
        return CellReaders::truth;
    }

    @Override
    public TableCells cells(Column column) {
        if (column instanceof BooleanColumn truths) {
            return row -> truths.isMissing(row) ? MISSING : truths.value(row);
        }
        throw new IllegalArgumentException(
                name + " was fitted as a boolean, not as a " + column.type().label());
    }

    @Override
    public Map<String, Object> tree() {
        return FittedTrees.tree(this);
    }
}
