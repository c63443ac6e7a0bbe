package dev.bpnet.api.random;

import java.util.Objects;

/**
 * Random numbers as a function: each number depends on the seed, the purpose, the step (or epoch), the numbers of the
 * {@linkplain #child children} on the way, and its index, and on nothing else. There is no state: numbers may be asked
 * for in any order, by any thread, again and again, and a run that is resumed needs only to know its step.
 *
 * <p>Streams of different purposes, steps or children are independent. Within one stream use one kind of number: {@code
 * bits(i)}, {@code uniform(i)}, {@code normal(i)}, {@code bits64(i)} and {@code below(n, i)} are made of the same
 * random bits.
 *
 * <p>The bits are those of Philox4x32-10 (Salmon et al., SC 2011). Its key is made of the seed, the purpose and the
 * children by the same bijection, {@code key = philox(counter = (number, 0 or 1), key = seed or key of the parent)};
 * its counter holds the step (upper 64 bits) and the number of the block of four words (lower 64 bits): word {@code
 * index mod 4} of block {@code index div 4} is {@code bits(index)}. Indices are taken as unsigned.
 */
public sealed class RandomStream permits SteppedStream {
    private static final long PURPOSE = 0;
    private static final long CHILD = 1;

    private final long key;
    /** Changed by {@link SteppedStream} only. */
    long step;

    RandomStream(long key, long step) {
        this.key = key;
        this.step = step;
    }

    /** The stream of a purpose at a step or epoch. */
    public static RandomStream of(long seed, Purpose purpose, long step) {
        return of(seed, purpose.number(), step);
    }

    /** The same for a purpose of a plugin, with a number from {@link Purpose#FIRST_FREE} on. */
    public static RandomStream of(long seed, int purpose, long step) {
        return new RandomStream(Philox4x32.half(purpose & Philox4x32.LOW, PURPOSE, seed, false), step);
    }

    /**
     * An independent stream at the same step, for example that of layer {@code number}, or of a parameter within a
     * layer.
     */
    public final RandomStream child(long number) {
        return new RandomStream(Philox4x32.half(number, CHILD, key, false), step);
    }

    /** The same stream at another step. */
    public final RandomStream at(long otherStep) {
        return new RandomStream(key, otherStep);
    }

    /** The same stream, at the same step, in a form that moves from step to step without a new object. */
    public final SteppedStream stepped() {
        return new SteppedStream(key, step);
    }

    /** The step or epoch of this stream. */
    public final long step() {
        return step;
    }

    /** 32 random bits. */
    public final int bits(long index) {
        long half = Philox4x32.half(index >>> 2, step, key, (index & 2) != 0);
        return (int) (half >>> (index << 5)); // the shift counts modulo 64: 0 for an even index, 32 for an odd one
    }

    /**
     * 64 random bits, the words {@code 2 index} and {@code 2 index + 1} of {@link #bits} (modulo the number of words).
     */
    public final long bits64(long index) {
        return Philox4x32.half(index >>> 1, step, key, (index & 1) != 0);
    }

    /** Uniform in [0, 1): a multiple of 2^-24, each equally likely. */
    public final float uniform(long index) {
        return Deviates.uniform(bits(index));
    }

    /** Uniform in [0, 1): a multiple of 2^-53, each equally likely. */
    public final double uniformDouble(long index) {
        return (bits64(index) >>> 11) * 0x1p-53;
    }

    /**
     * Standard normal, by the transformation of G. E. P. Box and M. E. Muller (1958): numbers {@code 2i} and {@code 2i
     * + 1} are the cosine and sine part of one pair. Reaches ±6.76, from 32 bits for the radius; see {@link Deviates}
     * for the operations.
     */
    public final float normal(long index) {
        long half = Philox4x32.half(index >>> 2, step, key, (index & 2) != 0);
        return Deviates.normal((int) half, (int) (half >>> 32), (index & 1) != 0);
    }

    /**
     * Uniform in 0 … bound - 1: the upper half of the product of {@link #bits64} with the bound (D. Lemire, "Fast
     * random integer generation in an interval", 2019, without the rejection step). The probability of each value is
     * within 2^-64 of {@code 1 / bound}.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public final int below(int bound, long index) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound is " + bound + ", expected at least 1: no number lies below it");
        }
        return (int) Math.unsignedMultiplyHigh(bits64(index), bound);
    }

    /**
     * {@code out[at + i] = uniform(index + i)} for {@code 0 <= i < n}, the same bits at about a quarter of the time.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public final void fillUniform(float[] out, int at, int n, long index) {
        Objects.checkFromIndexSize(at, n, out.length);
        Deviates.fill(out, at, n, index, step, key, false);
    }

    /**
     * {@code out[at + i] = normal(index + i)} for {@code 0 <= i < n}, the same bits at about half of the time.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public final void fillNormal(float[] out, int at, int n, long index) {
        Objects.checkFromIndexSize(at, n, out.length);
        Deviates.fill(out, at, n, index, step, key, true);
    }
}
