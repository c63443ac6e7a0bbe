package dev.bpnet.data.store;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * How rows lie in a file, little-endian throughout: a header of {@value #HEADER} bytes (magic, key, widths), the rows one behind
 * the other (inputs and targets as floats, then the weight as a double where rows are weighted), and behind them their number
 * and the CRC-32C of their bytes.
 *
 * @param width inputs a row
 * @param targets targets a row; 0 where the inputs are the targets too
 * @param weighted whether a row has a weight
 */
public record RowsLayout(int width, int targets, boolean weighted) {
    private static final byte[] MAGIC = {'b', 'p', ' ', 'r', 'o', 'w', 's', '1'};

    /** The length of {@link #magic}. */
    static final int MAGIC_LENGTH = 8;

    static final int KEY = 32;
    static final int HEADER = 64;
    static final int TRAILER = 16;
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The widths as they stand in the header. */
    List<Integer> numbers() {
        return List.of(width, targets, weighted ? 1 : 0);
    }

    /** The bytes of a row. */
    public long rowBytes() {
        return 4L * width + 4L * targets + (weighted ? 8 : 0);
    }

    /** What a file of rows begins with; a copy. */
    static byte[] magic() {
        return MAGIC.clone();
    }
}
