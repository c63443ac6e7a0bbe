package dev.bpnet.data.table;

import dev.bpnet.data.store.Spill;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells of 32 bits, one a row: on the heap up to a limit, then in pieces beside it. For use by one thread while it grows. */
final class CellStore {

    /** Cells of a piece: a mebibyte. */
    private static final int PIECE = 1 << 18;

    private final Spill spill;
    private final int onHeap;
    private final List<MemorySegment> pieces = new ArrayList<>();
    private int[] first;
    private int size;

    /** All on the heap. */
    CellStore() {
        this(Spill.NONE, Integer.MAX_VALUE);
    }

    /** So many on the heap, the others spilled. */
    CellStore(Spill spill, int onHeap) {
        this.spill = spill;
        this.onHeap = onHeap;
        first = new int[Math.min(Growth.FIRST_CAPACITY, onHeap)];
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
        if (size < first.length) {
            first[size++] = cell;
            return;
        }
        if (first.length < onHeap) {
            first = Arrays.copyOf(first, Math.min(onHeap, Growth.next(first.length)));
            first[size++] = cell;
            return;
        }
        int beyond = size - first.length;
        if (beyond == (long) pieces.size() * PIECE) {
            Growth.next(size); // refuses a table with more rows than can be counted
            pieces.add(spill.piece(PIECE * Integer.BYTES));
        }
        pieces.get(beyond / PIECE).setAtIndex(ValueLayout.JAVA_INT, beyond % PIECE, cell);
        size++;
    }

    int get(int row) {
        if (row < first.length) {
            return first[row];
        }
        int beyond = row - first.length;
        return pieces.get(beyond / PIECE).getAtIndex(ValueLayout.JAVA_INT, beyond % PIECE);
    }
}
