package dev.bpnet.api.random;

/**
 * The counter-based generator Philox4x32-10: a bijection of 128-bit counters, keyed by 64 bits, whose outputs cannot be
 * told from random numbers by the test batteries of TestU01.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC
 * 2011. A round multiplies two of the four words by constants and crosses high and low halves; ten rounds, the key
 * moving by the golden ratio and {@code sqrt(3) - 1} after each.
 */
final class Philox4x32 {
    static final int ROUNDS = 10;
    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    static final int WEYL_0 = 0x9E3779B9;
    static final int WEYL_1 = 0xBB67AE85;
    static final long LOW = 0xFFFFFFFFL;

    private Philox4x32() {}

    /**
     * One half of the output for a counter: words 0 and 1, or words 2 and 3, the first of the two in the low half of
     * the result.
     *
     * @param low counter words 0 (low half) and 1
     * @param high counter words 2 (low half) and 3
     * @param key key words 0 (low half) and 1
     * @param second whether words 2 and 3 are asked for
     */
    static long half(long low, long high, long key, boolean second) {
        long c0 = low & LOW;
        long c1 = low >>> 32;
        long c2 = high & LOW;
        long c3 = high >>> 32;
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = c0 * MULTIPLIER_0;
            long p1 = c2 * MULTIPLIER_1;
            c0 = (p1 >>> 32) ^ c1 ^ (k0 & LOW);
            c1 = p1 & LOW;
            c2 = (p0 >>> 32) ^ c3 ^ (k1 & LOW);
            c3 = p0 & LOW;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return second ? c2 | c3 << 32 : c0 | c1 << 32;
    }
}
