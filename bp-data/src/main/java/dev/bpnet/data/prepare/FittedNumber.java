package dev.bpnet.data.prepare;

import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.NumberColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A number: {@code (x - center) / scale}, and behind it {@code NAME missing} (1 or 0) where training rows had missing values.
 * The cell is the number.
 *
 * @param name the column
 * @param scaling center and scale
 * @param fill what stands in for a missing number
 */
public record FittedNumber(String name, Scaling scaling, Fill fill) implements FittedColumn {

    @Override
    public ColumnType type() {
        return ColumnType.NUMBER;
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
        out[at] = (float) scaling.apply(fill.of(cell));
        if (fill.indicator()) {
            out[at + 1] = Fill.indicator(cell);
        }
    }

    @Override
    public String restore(float[] in, int at) {
        boolean missing = Float.isNaN(in[at]) || (fill.indicator() && Fill.isMissing(in[at + 1]));
        return missing ? "" : Float.toString((float) scaling.restore(in[at]));
    }

    @Override
    public CellReader reader() {
        return CellReaders::number;
    }

    @Override
    public TableCells cells(Column column) {
        if (column instanceof NumberColumn numbers) {
            return numbers::value;
        }
        throw new IllegalArgumentException(
                name + " was fitted as a number, not as a " + column.type().label());
    }

    @Override
    public Map<String, Object> tree() {
        return FittedTrees.tree(this);
    }
}
