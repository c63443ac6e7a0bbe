package dev.bpnet.data.store;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Rows in a file that is mapped into memory: the system holds as much of it as there is room for, the heap nothing. */
final class MappedRows implements Dataset {
    private static final long SUMMED_AT_ONCE = 1L << 26;

    private final MemorySegment file;
    private final RowsLayout layout;
    private final int rows;
    private final TargetInfo target;

    private MappedRows(MemorySegment file, RowsLayout layout, int rows, TargetInfo target) {
        this.file = file;
        this.layout = layout;
        this.rows = rows;
        this.target = target;
    }

    /**
     * Maps a file that was written for a key.
     *
     * @return empty where it was written for another, is cut off or damaged
     */
    static Optional<Dataset> open(Path path, byte[] key, RowsLayout layout, TargetInfo target) throws IOException {
        MemorySegment file;
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() < RowsLayout.HEADER + RowsLayout.TRAILER) {
                return Optional.empty();
            }
            file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        long trailer = file.byteSize() - RowsLayout.TRAILER;
        long rows = file.get(RowsLayout.LONG, trailer);
        boolean whole = rows >= 0
                && rows <= Integer.MAX_VALUE
                && RowsLayout.HEADER + rows * layout.rowBytes() == trailer
                && isHeader(file, key, layout)
                && file.get(RowsLayout.LONG, trailer + Long.BYTES) == sum(file, trailer);
        return whole ? Optional.of(new MappedRows(file, layout, (int) rows, target)) : Optional.empty();
    }

    private static boolean isHeader(MemorySegment file, byte[] key, RowsLayout layout) {
        MemorySegment expected = MemorySegment.ofArray(new byte[RowsLayout.HEADER]);
        MemorySegment.copy(RowsLayout.magic(), 0, expected, ValueLayout.JAVA_BYTE, 0, RowsLayout.MAGIC_LENGTH);
        MemorySegment.copy(key, 0, expected, ValueLayout.JAVA_BYTE, RowsLayout.MAGIC_LENGTH, key.length);
        long at = (long) RowsLayout.MAGIC_LENGTH + RowsLayout.KEY;
        for (int number : layout.numbers()) {
            expected.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(RowsLayout.LONG.order()), at, number);
            at += Integer.BYTES;
        }
        return file.asSlice(0, RowsLayout.HEADER).mismatch(expected) < 0;
    }

    private static long sum(MemorySegment file, long end) {
        CRC32C sum = new CRC32C();
        for (long at = RowsLayout.HEADER; at < end; at += SUMMED_AT_ONCE) {
            sum.update(file.asSlice(at, Math.min(SUMMED_AT_ONCE, end - at)).asByteBuffer());
        }
        return sum.getValue();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int inputs() {
        return layout.width();
    }

    @Override
    public TargetInfo target() {
        return target;
    }

    private long at(int row) {
        return RowsLayout.HEADER + row * layout.rowBytes();
    }

    @Override
    public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
        int width = layout.width();
        int targets = target.columns();
        long behind = layout.targets() == 0 ? 0 : 4L * width;
        for (int i = 0; i < to - from; i++) {
            long row = at(order[from + i]);
            MemorySegment.copy(file, RowsLayout.FLOAT, row, x.array(), x.at(at + i), width);
            MemorySegment.copy(file, RowsLayout.FLOAT, row + behind, t.array(), t.at(at + i), targets);
        }
    }

    @Override
    public double weight(int row) {
        return layout.weighted() ? file.get(RowsLayout.DOUBLE, at(row + 1) - Double.BYTES) : 1;
    }

    @Override
    public boolean weighted() {
        return layout.weighted();
    }
}
