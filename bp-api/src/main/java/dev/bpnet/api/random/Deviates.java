package dev.bpnet.api.random;

import dev.bpnet.api.math.FloatMath;

/**
 * From random words to random numbers.
 *
 * <p>The normal deviate of two words is {@code sqrt(-2 log u)} times the cosine or the sine of a random angle, where
 * {@code u = (word + 1/2) 2^-32}, rounded once to float, and the angle is {@code 2π word 2^-32}. The angle is cut at
 * the integers: the two upper bits, rounded, are the quadrant, the rest is {@code t} in [-1/2, 1/2] quarters of a turn,
 * so sine and cosine are polynomials of {@code t²} that hold for all of it. They are minimax fits by the exchange
 * algorithm of E. Remez (1934), made for this class: {@code sin(πt/2) / t} and {@code (cos(πt/2) - 1) / t²},
 * coefficients rounded to float one after the other; their errors are below one ulp. All operations are exactly rounded
 * ones and {@link FloatMath#log}.
 */
final class Deviates {
    private static final float S0 = 0x1.921fb6p0f;
    private static final float S1 = -0x1.4abc10p-1f;
    private static final float S2 = 0x1.4678d4p-4f;
    private static final float S3 = -0x1.31b87ep-8f;

    private static final float C1 = -0x1.3bd3ccp0f;
    private static final float C2 = 0x1.03c1aep-2f;
    private static final float C3 = -0x1.55b146p-6f;
    private static final float C4 = 0x1.d47d48p-11f;

    private Deviates() {}

    /** Uniform in [0, 1), a multiple of 2^-24. */
    static float uniform(int word) {
        return (word >>> 8) * 0x1p-24f;
    }

    /** The cosine part or the sine part of the pair of normal deviates of two words. */
    static float normal(int radiusWord, int angleWord, boolean sine) {
        return radius(radiusWord) * (sine ? sine(angleWord) : cosine(angleWord));
    }

    /**
     * As {@link RandomStream#fillUniform} and {@link RandomStream#fillNormal}: four numbers from each block of
     * Philox4x32-10.
     */
    static void fill(float[] out, int at, int n, long index, long step, long key, boolean normal) {
        int done = 0;
        while (done < n) {
            long block = (index + done) >>> 2;
            int skip = (int) (index + done) & 3;
            long c0 = block & Philox4x32.LOW;
            long c1 = block >>> 32;
            long c2 = step & Philox4x32.LOW;
            long c3 = step >>> 32;
            int k0 = (int) key;
            int k1 = (int) (key >>> 32);
            for (int round = 0; round < Philox4x32.ROUNDS; round++) {
                long p0 = c0 * Philox4x32.MULTIPLIER_0;
                long p1 = c2 * Philox4x32.MULTIPLIER_1;
                c0 = (p1 >>> 32) ^ c1 ^ (k0 & Philox4x32.LOW);
                c1 = p1 & Philox4x32.LOW;
                c2 = (p0 >>> 32) ^ c3 ^ (k1 & Philox4x32.LOW);
                c3 = p0 & Philox4x32.LOW;
                k0 += Philox4x32.WEYL_0;
                k1 += Philox4x32.WEYL_1;
            }
            float r0 = normal ? radius((int) c0) : 0f;
            float r1 = normal ? radius((int) c2) : 0f;
            float y0 = normal ? r0 * cosine((int) c1) : uniform((int) c0);
            float y1 = normal ? r0 * sine((int) c1) : uniform((int) c1);
            float y2 = normal ? r1 * cosine((int) c3) : uniform((int) c2);
            float y3 = normal ? r1 * sine((int) c3) : uniform((int) c3);
            int to = at + done - skip; // where number 0 of this block would go
            int end = Math.min(4, skip + n - done);
            if (skip == 0 && end == 4) {
                out[to] = y0;
                out[to + 1] = y1;
                out[to + 2] = y2;
                out[to + 3] = y3;
            } else {
                for (int i = skip; i < end; i++) {
                    out[to + i] = i < 2 ? (i == 0 ? y0 : y1) : i == 2 ? y2 : y3;
                }
            }
            done += end - skip;
        }
    }

    static float radius(int word) {
        float u = Math.fma(word >>> 16, 65536f, (word & 0xFFFF) + 0.5f) * 0x1p-32f;
        return (float) Math.sqrt(-2f * FloatMath.log(u));
    }

    static float cosine(int word) {
        int quadrant = (word + 0x20000000) >>> 30;
        float y = (quadrant & 1) == 0 ? quarterCosine(word) : quarterSine(word);
        return quadrant == 1 || quadrant == 2 ? -y : y;
    }

    static float sine(int word) {
        int quadrant = (word + 0x20000000) >>> 30;
        float y = (quadrant & 1) == 0 ? quarterSine(word) : quarterCosine(word);
        return quadrant >= 2 ? -y : y;
    }

    /** Of the angle less the nearest quarter turn, in quarters of a turn. */
    private static float fraction(int word) {
        return (word << 2 >> 2) * 0x1p-30f;
    }

    private static float quarterSine(int word) {
        float t = fraction(word);
        float u = t * t;
        float p = Math.fma(S3, u, S2);
        p = Math.fma(p, u, S1);
        p = Math.fma(p, u, S0);
        return p * t;
    }

    private static float quarterCosine(int word) {
        float t = fraction(word);
        float u = t * t;
        float p = Math.fma(C4, u, C3);
        p = Math.fma(p, u, C2);
        p = Math.fma(p, u, C1);
        return Math.fma(p, u, 1f);
    }
}
