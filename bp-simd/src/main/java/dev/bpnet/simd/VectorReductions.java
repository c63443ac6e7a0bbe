package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;

import dev.bpnet.api.kernels.Matrix;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and maxima: a template, see {@link Width}. The sixteen partial sums are one vector of 16 lanes, two of 8 or four of
 * 4, in double twice as many; they are taken out of their lanes to be folded, with the numbers that do not fill sixteen.
 */
final class VectorReductions implements Reductions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final VectorSpecies<Double> D = WIDTH.doubles();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorReductions() {}

    @Override
    public float max(float[] x, int xo, int n) {
        FloatVector max = FloatVector.fromArray(S, x, xo + n - L);
        for (int i = 0; i < n - L; i += L) {
            max = max.max(FloatVector.fromArray(S, x, xo + i));
        }
        return max.reduceLanes(MAX);
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return switch (L) {
            case 16 -> sum16(x, xo, n);
            case 8 -> sum8(x, xo, n);
            default -> sum4(x, xo, n);
        };
    }

    @Override
    public double sumOfSquares(float[] x, int xo, int n) {
        return switch (L) {
            case 16 -> squares16(x, xo, n);
            case 8 -> squares8(x, xo, n);
            default -> squares4(x, xo, n);
        };
    }

    private static float sum16(float[] x, int xo, int n) {
        FloatVector s0 = FloatVector.zero(S);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            s0 = s0.add(FloatVector.fromArray(S, x, xo + i));
        }
        return ScalarReductions.fold(
                s0.lane(0),
                s0.lane(1),
                s0.lane(2),
                s0.lane(3),
                s0.lane(4),
                s0.lane(5),
                s0.lane(6),
                s0.lane(7),
                s0.lane(8),
                s0.lane(9),
                s0.lane(10),
                s0.lane(11),
                s0.lane(12),
                s0.lane(13),
                s0.lane(14),
                s0.lane(15),
                x,
                xo + i,
                n - i);
    }

    private static float sum8(float[] x, int xo, int n) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            s0 = s0.add(FloatVector.fromArray(S, x, xo + i));
            s1 = s1.add(FloatVector.fromArray(S, x, xo + i + 8));
        }
        return ScalarReductions.fold(
                s0.lane(0),
                s0.lane(1),
                s0.lane(2),
                s0.lane(3),
                s0.lane(4),
                s0.lane(5),
                s0.lane(6),
                s0.lane(7),
                s1.lane(0),
                s1.lane(1),
                s1.lane(2),
                s1.lane(3),
                s1.lane(4),
                s1.lane(5),
                s1.lane(6),
                s1.lane(7),
                x,
                xo + i,
                n - i);
    }

    private static float sum4(float[] x, int xo, int n) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            s0 = s0.add(FloatVector.fromArray(S, x, xo + i));
            s1 = s1.add(FloatVector.fromArray(S, x, xo + i + 4));
            s2 = s2.add(FloatVector.fromArray(S, x, xo + i + 8));
            s3 = s3.add(FloatVector.fromArray(S, x, xo + i + 12));
        }
        return ScalarReductions.fold(
                s0.lane(0),
                s0.lane(1),
                s0.lane(2),
                s0.lane(3),
                s1.lane(0),
                s1.lane(1),
                s1.lane(2),
                s1.lane(3),
                s2.lane(0),
                s2.lane(1),
                s2.lane(2),
                s2.lane(3),
                s3.lane(0),
                s3.lane(1),
                s3.lane(2),
                s3.lane(3),
                x,
                xo + i,
                n - i);
    }

    private static double squares16(float[] x, int xo, int n) {
        DoubleVector s0 = DoubleVector.zero(D);
        DoubleVector s1 = DoubleVector.zero(D);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            DoubleVector d = (DoubleVector) v.convertShape(F2D, D, 0);
            s0 = d.fma(d, s0);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s1 = d.fma(d, s1);
        }
        return ScalarReductions.foldSquares(
                s0.lane(0),
                s0.lane(1),
                s0.lane(2),
                s0.lane(3),
                s0.lane(4),
                s0.lane(5),
                s0.lane(6),
                s0.lane(7),
                s1.lane(0),
                s1.lane(1),
                s1.lane(2),
                s1.lane(3),
                s1.lane(4),
                s1.lane(5),
                s1.lane(6),
                s1.lane(7),
                x,
                xo + i,
                n - i);
    }

    private static double squares8(float[] x, int xo, int n) {
        DoubleVector s0 = DoubleVector.zero(D);
        DoubleVector s1 = DoubleVector.zero(D);
        DoubleVector s2 = DoubleVector.zero(D);
        DoubleVector s3 = DoubleVector.zero(D);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            DoubleVector d = (DoubleVector) v.convertShape(F2D, D, 0);
            s0 = d.fma(d, s0);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s1 = d.fma(d, s1);
            v = FloatVector.fromArray(S, x, xo + i + 8);
            d = (DoubleVector) v.convertShape(F2D, D, 0);
            s2 = d.fma(d, s2);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s3 = d.fma(d, s3);
        }
        return ScalarReductions.foldSquares(
                s0.lane(0),
                s0.lane(1),
                s0.lane(2),
                s0.lane(3),
                s1.lane(0),
                s1.lane(1),
                s1.lane(2),
                s1.lane(3),
                s2.lane(0),
                s2.lane(1),
                s2.lane(2),
                s2.lane(3),
                s3.lane(0),
                s3.lane(1),
                s3.lane(2),
                s3.lane(3),
                x,
                xo + i,
                n - i);
    }

    private static double squares4(float[] x, int xo, int n) {
        DoubleVector s0 = DoubleVector.zero(D);
        DoubleVector s1 = DoubleVector.zero(D);
        DoubleVector s2 = DoubleVector.zero(D);
        DoubleVector s3 = DoubleVector.zero(D);
        DoubleVector s4 = DoubleVector.zero(D);
        DoubleVector s5 = DoubleVector.zero(D);
        DoubleVector s6 = DoubleVector.zero(D);
        DoubleVector s7 = DoubleVector.zero(D);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            DoubleVector d = (DoubleVector) v.convertShape(F2D, D, 0);
            s0 = d.fma(d, s0);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s1 = d.fma(d, s1);
            v = FloatVector.fromArray(S, x, xo + i + 4);
            d = (DoubleVector) v.convertShape(F2D, D, 0);
            s2 = d.fma(d, s2);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s3 = d.fma(d, s3);
            v = FloatVector.fromArray(S, x, xo + i + 8);
            d = (DoubleVector) v.convertShape(F2D, D, 0);
            s4 = d.fma(d, s4);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s5 = d.fma(d, s5);
            v = FloatVector.fromArray(S, x, xo + i + 12);
            d = (DoubleVector) v.convertShape(F2D, D, 0);
            s6 = d.fma(d, s6);
            d = (DoubleVector) v.convertShape(F2D, D, 1);
            s7 = d.fma(d, s7);
        }
        return ScalarReductions.foldSquares(
                s0.lane(0),
                s0.lane(1),
                s1.lane(0),
                s1.lane(1),
                s2.lane(0),
                s2.lane(1),
                s3.lane(0),
                s3.lane(1),
                s4.lane(0),
                s4.lane(1),
                s5.lane(0),
                s5.lane(1),
                s6.lane(0),
                s6.lane(1),
                s7.lane(0),
                s7.lane(1),
                x,
                xo + i,
                n - i);
    }

    @Override
    public void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to) {
        int j = from;
        for (; j <= to - 4 * L; j += 4 * L) {
            columns4(a.array(), a.offset() + j, a.stride(), rows, accumulate, out, at + j);
        }
        for (; j < to; j += L) {
            int kept = Math.max(0, L - (to - j));
            columns1(a.array(), a.offset() + j - kept, a.stride(), rows, accumulate, out, at + j - kept, kept);
        }
    }

    /** Four vectors of columns: each addition takes three or four cycles, four chains fill them. */
    private static void columns4(float[] a, int ai, int stride, int rows, boolean accumulate, float[] out, int at) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        if (accumulate) {
            s0 = FloatVector.fromArray(S, out, at);
            s1 = FloatVector.fromArray(S, out, at + L);
            s2 = FloatVector.fromArray(S, out, at + 2 * L);
            s3 = FloatVector.fromArray(S, out, at + 3 * L);
        }
        for (int i = 0; i < rows; i++, ai += stride) {
            s0 = s0.add(FloatVector.fromArray(S, a, ai));
            s1 = s1.add(FloatVector.fromArray(S, a, ai + L));
            s2 = s2.add(FloatVector.fromArray(S, a, ai + 2 * L));
            s3 = s3.add(FloatVector.fromArray(S, a, ai + 3 * L));
        }
        s0.intoArray(out, at);
        s1.intoArray(out, at + L);
        s2.intoArray(out, at + 2 * L);
        s3.intoArray(out, at + 3 * L);
    }

    private static void columns1(
            float[] a, int ai, int stride, int rows, boolean accumulate, float[] out, int at, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        FloatVector before = FloatVector.fromArray(S, out, at);
        FloatVector s = accumulate ? before : FloatVector.zero(S);
        for (int i = 0; i < rows; i++, ai += stride) {
            s = s.add(FloatVector.fromArray(S, a, ai));
        }
        s.blend(before, old).intoArray(out, at);
    }

    @Override
    public void transpose(Matrix a, Matrix t, int from, int to) {
        ScalarReductions.transposeBlocks(a, t, from, to);
    }
}
