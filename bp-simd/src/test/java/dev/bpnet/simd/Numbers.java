package dev.bpnet.simd;

import dev.bpnet.api.kernels.Matrix;
import java.util.Random;

/** Numbers to compute with, among them those where formulas go wrong. */
final class Numbers {
    /** 0.3 is the number that the functions with a parameter are called with. */
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -0x1p-130f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1e-8f,
        0.3f,
        0.625f,
        -2.5f,
        17.4f,
        -20f,
        88.7228f,
        89f,
        -87.4f,
        -103.97f,
        -104f,
        1e4f,
        -1e4f
    };

    private final Random random;

    Numbers(long seed) {
        random = new Random(seed);
    }

    /** A tenth of them special, the others of every magnitude and of both signs. */
    float[] wild(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextInt(10) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) (random.nextGaussian() * StrictMath.exp(3 * random.nextGaussian()));
        }
        return numbers;
    }

    float[] tame(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    /** A matrix at a random offset with random gaps between its rows; outside and in the gaps there are numbers too. */
    Matrix matrix(int rows, int columns, boolean wild) {
        int offset = random.nextInt(4);
        int stride = columns + random.nextInt(3);
        int length = offset + rows * stride + random.nextInt(4);
        return Matrix.of(wild ? wild(length) : tame(length), offset, rows, columns, stride);
    }

    int upTo(int bound) {
        return random.nextInt(bound + 1);
    }

    /** The same view of a copy of the array, guard cells and all. */
    static Matrix copy(Matrix m) {
        return Matrix.of(m.array().clone(), m.offset(), m.rows(), m.columns(), m.stride());
    }

    /** The bits with one NaN for all. */
    static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bits[i] = Float.floatToIntBits(numbers[i]);
        }
        return bits;
    }
}
