package dev.bpnet.tck.check;

/** Test numbers that are the same in every run: a hash of seed and position (SplitMix64, Steele et al., 2014). */
final class Numbers {
    private Numbers() {}

    /** A number in [-1, 1). */
    static double uniform(long seed, long index) {
        long x = seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return (double) (x >> 11) * 0x1p-52;
    }

    /** Rows of numbers in [-scale, scale). */
    static float[][] rows(long seed, int rows, int columns, double scale) {
        float[][] numbers = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                numbers[i][j] = (float) (scale * uniform(seed, (long) i * columns + j));
            }
        }
        return numbers;
    }

    static double[] doubles(float[] row) {
        double[] doubles = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            doubles[j] = row[j];
        }
        return doubles;
    }

    /** Equal to the bit, where every NaN is the same. */
    static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }
}
