package dev.bpnet.data.table;

import dev.bpnet.data.store.Spill;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells of 32 bits, one a row: on the heap up to a limit, then in pieces beside it. On the heap they are in chunks of one length,
 * so that a long column is never copied to grow. For use by one thread while it grows.
 */
final class CellStore {

    /** The cells of a chunk are two to this power: 16 KiB. The first one grows to that, for short tables with many columns. */
    private static final int SHIFT = 12;

    private static final int CHUNK = 1 << SHIFT;

    /** Cells of a piece: a mebibyte. */
    private static final int PIECE = 1 << 18;

    private final Spill spill;
    private final int onHeap;
    private final List<MemorySegment> pieces = new ArrayList<>();
    private int[][] chunks;
    private int[] last;
    private int used = 1;
    private int size;

    /** All on the heap. */
    CellStore() {
        this(Spill.NONE, Growth.LAST_CAPACITY);
    }

    /** So many on the heap, the others spilled. */
    CellStore(Spill spill, int onHeap) {
        this.spill = spill;
        this.onHeap = Math.min(onHeap, Growth.LAST_CAPACITY);
        last = new int[Math.min(Growth.FIRST_CAPACITY, this.onHeap)];
        chunks = new int[][] {last};
    }

    /** These floats, on the heap. */
    static CellStore of(float[] values, int rows) {
        CellStore store = new CellStore();
        for (int row = 0; row < rows; row++) {
            store.add(Float.floatToRawIntBits(values[row]));
        }
        return store;
    }

    /** An empty one with the same limits. */
    CellStore another() {
        return new CellStore(spill, onHeap);
    }

    int size() {
        return size;
    }

    void add(int cell) {
        if (size < onHeap) {
            int at = size - ((used - 1) << SHIFT);
            if (at == last.length) {
                at = grow(at);
            }
            last[at] = cell;
            size++;
            return;
        }
        int beyond = size - onHeap;
        if (beyond == (long) pieces.size() * PIECE) {
            Growth.next(size); // refuses a table with more rows than can be counted
            pieces.add(spill.piece(PIECE * Integer.BYTES));
        }
        pieces.get(beyond / PIECE).setAtIndex(ValueLayout.JAVA_INT, beyond % PIECE, cell);
        size++;
    }

    /** Makes room behind the last chunk's cells; returns where the next cell goes in what is then the last chunk. */
    private int grow(int cells) {
        if (cells < CHUNK) {
            last = Arrays.copyOf(last, Math.min(CHUNK, Growth.next(cells)));
            chunks[used - 1] = last;
            return cells;
        }
        if (used == chunks.length) {
            chunks = Arrays.copyOf(chunks, Growth.next(used));
        }
        last = new int[CHUNK];
        chunks[used++] = last;
        return 0;
    }

    int get(int row) {
        if (row < onHeap) {
            return chunks[row >>> SHIFT][row & (CHUNK - 1)];
        }
        int beyond = row - onHeap;
        return pieces.get(beyond / PIECE).getAtIndex(ValueLayout.JAVA_INT, beyond % PIECE);
    }
}
