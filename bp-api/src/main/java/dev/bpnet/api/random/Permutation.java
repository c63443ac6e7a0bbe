package dev.bpnet.api.random;

/** Random orders. */
public final class Permutation {
    private Permutation() {}

    /** The numbers 0 … n - 1 in the order of the stream. */
    public static int[] of(int n, RandomStream stream) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order, stream);
        return order;
    }

    /**
     * Brings the array into an order that depends on its order before and on the stream (thus on seed, purpose and
     * epoch) only: for i from the last place down to 1, the elements at i and at {@code stream.below(i + 1, i)} change
     * places. Every order is equally likely, as far as 64 bits of key can tell.
     *
     * <p>Source: R. A. Fisher and F. Yates (1938), in the form of R. Durstenfeld (1964).
     */
    public static void shuffle(int[] order, RandomStream stream) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = stream.below(i + 1, i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
    }
}
