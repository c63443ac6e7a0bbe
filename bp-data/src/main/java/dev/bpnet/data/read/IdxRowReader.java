package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.Normalize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an IDX file: its numbers as {@code pixel_ROW_COLUMN} for images, {@code value_N} for rows of numbers, and, where there
 * is a file of labels, {@code label} behind them. Pixels in bytes are declared as such ({@link Normalize#BYTES}), labels as a
 * category.
 */
final class IdxRowReader implements RowReader {

    /** The column of the labels. */
    private static final String LABEL = "label";

    private final IdxArray array;
    private final @Nullable IdxArray labels;
    private final ProblemList problems;
    private final Header header;
    private long line;
    private boolean ended;

    private IdxRowReader(IdxArray array, @Nullable IdxArray labels, ProblemList problems) {
        this.array = array;
        this.labels = labels;
        this.problems = problems;
        header = new Header(columns(array, labels != null), true, 0, '.');
    }

    static RowReader open(Input images, @Nullable Input labels, ProblemList problems) {
        IdxArray array = IdxArray.open(images);
        IdxArray labelArray = null;
        try {
            if (labels != null) {
                labelArray = IdxArray.open(labels);
                checkLabels(array, labelArray);
            }
        } catch (DataException e) {
            array.close();
            if (labelArray != null) {
                labelArray.close();
            }
            throw e;
        }
        return new IdxRowReader(array, labelArray, problems);
    }

    private static void checkLabels(IdxArray array, IdxArray labels) {
        if (labels.columns() != 1) {
            throw new DataException(DataProblem.ofFile(
                    labels.name(), "should hold one label a row, but holds " + labels.columns() + " numbers a row"));
        }
        if (labels.count() != array.count()) {
            throw new DataException(DataProblem.ofFile(
                    labels.name(),
                    "holds " + labels.count() + " labels, but " + array.name() + " holds " + array.count() + " rows"));
        }
    }

    private static List<ColumnHead> columns(IdxArray array, boolean labelled) {
        boolean bytes = array.elements() == IdxArray.Element.UBYTE;
        boolean images = array.dimensions() >= 3;
        ColumnSettings settings =
                new ColumnSettings(ColumnType.NUMBER, bytes && images ? Normalize.BYTES : null, null, null);
        List<ColumnHead> heads = new ArrayList<>();
        if (array.dimensions() == 1) {
            // A file of labels alone: to be looked at, or to be predicted from nothing.
            heads.add(new ColumnHead(LABEL, ColumnSettings.ofType(ColumnType.CATEGORY)));
        } else {
            for (int column = 0; column < array.columns(); column++) {
                heads.add(new ColumnHead((images ? "pixel" : "value") + index(array, column), settings));
            }
        }
        if (labelled) {
            heads.add(new ColumnHead(LABEL, ColumnSettings.ofType(ColumnType.CATEGORY)));
        }
        return heads;
    }

    /** {@code _1_27} for the element in row 1 and column 27: counted from 0, one number a dimension behind the first. */
    private static String index(IdxArray array, int column) {
        StringBuilder index = new StringBuilder();
        int rest = column;
        for (int d = array.dimensions() - 1; d > 0; d--) {
            index.insert(0, "_" + rest % array.size(d));
            rest /= array.size(d);
        }
        return index.toString();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public boolean next(Row row) {
        if (ended) {
            return false;
        }
        try {
            boolean more = array.next();
            if ((labels != null && labels.next() != more) || !more) {
                ended = true;
                return false;
            }
        } catch (DataException e) {
            e.problems().forEach(problems::add);
            ended = true;
            return false;
        }
        row.begin(++line);
        for (int column = 0; column < array.columns(); column++) {
            row.addNumber(array.value(column));
        }
        if (labels != null) {
            row.addNumber(labels.value(0));
        }
        return true;
    }

    @Override
    public void close() {
        ended = true;
        array.close();
        if (labels != null) {
            labels.close();
        }
    }
}
