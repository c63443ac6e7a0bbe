package dev.bpnet.data.table;

/** How the arrays of columns grow while rows are read. */
final class Growth {

    static final int FIRST_CAPACITY = 64;

    /** The longest array the common virtual machines allocate. */
    static final int LAST_CAPACITY = Integer.MAX_VALUE - 8;

    private Growth() {}

    /** Half as much again: at most a third of the memory is idle, and a column of n rows is copied O(log n) times. */
    static int next(int capacity) {
        if (capacity >= LAST_CAPACITY) {
            throw new IllegalStateException("a table holds at most " + LAST_CAPACITY + " rows");
        }
        return (int) Math.min(LAST_CAPACITY, capacity + (capacity >> 1) + 1L);
    }
}
