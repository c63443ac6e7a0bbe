package dev.bpnet.data.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes rows one behind the other in a {@link RowsLayout}. */
public final class RowsWriter {
    private final OutputStream out;
    private final RowsLayout layout;
    private final ByteBuffer row;
    private final CRC32C sum = new CRC32C();
    private int rows;

    RowsWriter(OutputStream out, RowsLayout layout, byte[] key) throws IOException {
        this.out = out;
        this.layout = layout;
        row = ByteBuffer.allocate(Math.toIntExact(layout.rowBytes())).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer header = ByteBuffer.allocate(RowsLayout.HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(RowsLayout.magic()).put(key);
        layout.numbers().forEach(header::putInt);
        out.write(header.array());
    }

    /**
     * Adds a row.
     *
     * @param x holds its inputs from {@code atX} on
     * @param t holds its targets from {@code atT} on
     * @param weight how much it counts; left out where rows are not weighted
     */
    public void add(float[] x, int atX, float[] t, int atT, double weight) throws IOException {
        row.clear();
        for (int i = 0; i < layout.width(); i++) {
            row.putFloat(x[atX + i]);
        }
        for (int i = 0; i < layout.targets(); i++) {
            row.putFloat(t[atT + i]);
        }
        if (layout.weighted()) {
            row.putDouble(weight);
        }
        sum.update(row.array());
        out.write(row.array());
        rows = Math.incrementExact(rows);
    }

    /** How many rows were added. */
    public int rows() {
        return rows;
    }

    void finish() throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(RowsLayout.TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        out.write(trailer.putLong(rows).putLong(sum.getValue()).array());
    }
}
