package dev.bpnet.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider.Availability;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.core.kernels.ScalarKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What kernels of every width must do: give the bits of the scalar kernels and write nothing else. Whole arrays are compared,
 * so the cells around a view are guards. One subclass for each width, since each runs in a virtual machine of its own: what
 * has seen two widths is compiled badly.
 */
abstract class KernelsContract {
    private static final int[] LONG = {255, 1000, 4099};
    private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15, 16, 17, 20, 31, 33, 40, 64, 65, 100, 130};
    private static final int[] DEPTHS = {0, 1, 2, 3, 7, 16, 33};

    private final Kernels scalar = new ScalarKernels();
    private final Numbers numbers = new Numbers(42);
    private final String name;
    private Kernels simd = scalar;

    KernelsContract(String name) {
        this.name = name;
    }

    @BeforeEach
    void open() {
        SimdKernelsProvider provider = new SimdKernelsProvider();
        Availability found = provider.probe(name);
        assumeTrue(found.available(), found.sentence());
        simd = open(provider, name);
    }

    /** The kernels under test. */
    Kernels open(SimdKernelsProvider provider, String name) {
        return provider.open(name);
    }

    private static IntStream lengths() {
        return IntStream.concat(IntStream.rangeClosed(0, 130), Arrays.stream(LONG));
    }

    @Test
    void itIsWhatWasAskedFor() {
        assertThat(simd.name()).isEqualTo(name);
    }

    @Test
    void practiceEndsWithItsThreadAndChangesNothing() {
        Thread.currentThread().interrupt();
        simd.warmUp();
        assertThat(Thread.interrupted()).isTrue();

        simd.warmUp();
        verifyGemm(Form.NN, 31, 130, 40, 0, 31, false);
        verifyGemm(Form.TN, 31, 130, 40, 0, 31, false);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void productsHaveTheBitsOfTheScalarOnes(Form form) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int depth : DEPTHS) {
                    verifyGemm(form, m, n, depth, numbers.upTo(9) == 0);
                }
            }
        }
        verifyGemm(form, 70, 80, 1300, false);
        verifyGemm(form, 13, 200, 300, false);
    }

    /** Whole vectors by 16, 8 and fewer, what is left over, and matrices that are read from memory and not from a cache. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void productsOfOneRow(Form form) {
        for (int n = 131; n < 560; n += 1 + numbers.upTo(6)) {
            for (int depth : DEPTHS) {
                verifyGemm(form, 2, n, depth, 1, 2, numbers.upTo(9) == 0);
                verifyGemm(form, n, 1, depth, 0, n, numbers.upTo(9) == 0);
            }
            verifyGemm(form, 1, n, 200 + numbers.upTo(100), 0, 1, false);
        }
        verifyGemm(form, 1, 1100, 1000, 0, 1, false);
    }

    /** A narrow matrix whose last rows are followed by few numbers or none, and by numbers that must not get into the sums. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void productsWithFewColumns(Form form) {
        for (int n = 4; n < 16; n++) {
            for (int depth = 64; depth < 300; depth += 1 + numbers.upTo(40)) {
                verifyGemm(form, 1 + numbers.upTo(8), n, depth, numbers.upTo(3) == 0);
            }
        }
    }

    private void verifyGemm(Form form, int m, int n, int depth, boolean wild) {
        int from = numbers.upTo(Math.min(m, 2));
        int to = m - numbers.upTo(Math.min(m - from, 2));
        verifyGemm(form, m, n, depth, from, to, wild);
    }

    private void verifyGemm(Form form, int m, int n, int depth, int from, int to, boolean wild) {
        Matrix a = form == Form.TN ? numbers.matrix(depth, m, wild) : numbers.matrix(m, depth, wild);
        Matrix b = form == Form.NT ? numbers.matrix(n, depth, wild) : numbers.matrix(depth, n, wild);
        Matrix c = numbers.matrix(m, n, wild);
        Matrix expected = Numbers.copy(c);
        Matrix bias = numbers.matrix(1, n, wild);
        switch (numbers.upTo(2)) {
            case 0 -> gemm(form, depth, a, b, null, null, c, expected, from, to);
            case 1 -> gemm(form, depth, a, b, c, expected, c, expected, from, to);
            default -> gemm(form, depth, a, b, bias, bias, c, expected, from, to);
        }
        assertThat(Numbers.bits(c.array()))
                .as("%s %d x %d x %d, rows %d to %d", form, m, n, depth, from, to)
                .isEqualTo(Numbers.bits(expected.array()));
    }

    private void gemm(
            Form form,
            int depth,
            Matrix a,
            Matrix b,
            @Nullable Matrix start,
            @Nullable Matrix expectedStart,
            Matrix c,
            Matrix expected,
            int from,
            int to) {
        simd.gemm(form, depth, a, b, start, c, from, to);
        scalar.gemm(form, depth, a, b, expectedStart, expected, from, to);
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void functionsOfOneNumber(Unary op) {
        lengths().forEach(n -> {
            int xo = numbers.upTo(3);
            int yo = numbers.upTo(3);
            float[] x = numbers.wild(xo + n + 3);
            float[] y = numbers.wild(yo + n + 3);
            float[] expected = y.clone();
            scalar.unary(op, 0.3f, x, xo, expected, yo, n);
            simd.unary(op, 0.3f, x, xo, y, yo, n);
            assertSame(op + " of " + n, y, expected);

            float[] inPlace = x.clone();
            simd.unary(op, 0.3f, inPlace, xo, inPlace, xo, n);
            scalar.unary(op, 0.3f, x, xo, x, xo, n);
            assertSame(op + " in place of " + n, inPlace, x);
        });
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    void functionsOfTwoNumbers(Binary op) {
        lengths().forEach(n -> {
            int xo = numbers.upTo(3);
            int yo = numbers.upTo(3);
            int zo = numbers.upTo(3);
            float[] x = numbers.wild(xo + n + 3);
            float[] y = numbers.wild(yo + n + 3);
            float[] z = numbers.wild(zo + n + 3);
            float[] expected = z.clone();
            scalar.binary(op, 0.3f, x, xo, y, yo, expected, zo, n);
            simd.binary(op, 0.3f, x, xo, y, yo, z, zo, n);
            assertSame(op + " of " + n, z, expected);

            float[] overX = x.clone();
            float[] expectedOverX = x.clone();
            simd.binary(op, 0.3f, overX, xo, y, yo, overX, xo, n);
            scalar.binary(op, 0.3f, expectedOverX, xo, y, yo, expectedOverX, xo, n);
            assertSame(op + " into x of " + n, overX, expectedOverX);

            float[] overY = y.clone();
            simd.binary(op, 0.3f, x, xo, overY, yo, overY, yo, n);
            scalar.binary(op, 0.3f, x, xo, y, yo, y, yo, n);
            assertSame(op + " into y of " + n, overY, y);
        });
    }

    @Test
    void movingAveragesAndCombinations() {
        lengths().forEach(n -> {
            int xo = numbers.upTo(3);
            int yo = numbers.upTo(3);
            float[] x = numbers.wild(xo + n + 3);
            float[] y = numbers.wild(yo + n + 3);
            float[] expected = y.clone();
            simd.axpby(-0.7f, x, xo, 1.3f, y, yo, n);
            scalar.axpby(-0.7f, x, xo, 1.3f, expected, yo, n);
            assertSame("axpby of " + n, y, expected);
            simd.lerp(0.9, x, xo, y, yo, n);
            scalar.lerp(0.9, x, xo, expected, yo, n);
            assertSame("lerp of " + n, y, expected);
            simd.lerpSquare(0.999, x, xo, y, yo, n);
            scalar.lerpSquare(0.999, x, xo, expected, yo, n);
            assertSame("lerpSquare of " + n, y, expected);
            simd.fill(2.5f, y, yo, n);
            scalar.fill(2.5f, expected, yo, n);
            assertSame("fill of " + n, y, expected);
        });
    }

    @Test
    void adam() {
        lengths().forEach(n -> {
            int go = numbers.upTo(3);
            int mo = numbers.upTo(3);
            int vo = numbers.upTo(3);
            float[] g = numbers.wild(go + n + 3);
            float[] m = numbers.wild(mo + n + 3);
            float[] v = numbers.wild(vo + n + 3);
            float[] g2 = g.clone();
            float[] m2 = m.clone();
            float[] v2 = v.clone();
            simd.adam(0.9, 0.999, 1.7f, 4.4f, 1e-8f, g, go, m, mo, v, vo, n);
            scalar.adam(0.9, 0.999, 1.7f, 4.4f, 1e-8f, g2, go, m2, mo, v2, vo, n);
            assertSame("g of " + n, g, g2);
            assertSame("m of " + n, m, m2);
            assertSame("v of " + n, v, v2);
        });
    }

    @Test
    void reductions() {
        lengths().forEach(n -> {
            int xo = numbers.upTo(3);
            for (float[] x : new float[][] {numbers.tame(xo + n + 3), numbers.wild(xo + n + 3)}) {
                assertThat(Float.floatToIntBits(simd.max(x, xo, n)))
                        .as("max of %d", n)
                        .isEqualTo(Float.floatToIntBits(scalar.max(x, xo, n)));
                assertThat(Float.floatToIntBits(simd.sum(x, xo, n)))
                        .as("sum of %d", n)
                        .isEqualTo(Float.floatToIntBits(scalar.sum(x, xo, n)));
                assertThat(Double.doubleToLongBits(simd.sumOfSquares(x, xo, n)))
                        .as("sum of squares of %d", n)
                        .isEqualTo(Double.doubleToLongBits(scalar.sumOfSquares(x, xo, n)));
            }
        });
    }

    @Test
    void aMaximumOfZerosHasTheSignOfTheGreater() {
        float[] zeros = new float[40];
        Arrays.fill(zeros, -0f);
        assertThat(Float.floatToRawIntBits(simd.max(zeros, 0, 40))).isEqualTo(Float.floatToRawIntBits(-0f));
        for (int i = 0; i < 40; i++) {
            float[] x = zeros.clone();
            x[i] = 0f;
            assertThat(Float.floatToRawIntBits(simd.max(x, 0, 40)))
                    .as("0 at %d", i)
                    .isZero();
        }
    }

    @Test
    void softmax() {
        for (int n : SIZES) {
            for (int rows : new int[] {0, 1, 3, 8}) {
                Matrix z = numbers.matrix(rows, n, rows == 3);
                Matrix y = numbers.matrix(rows, n, false);
                Matrix dense = Matrix.zeros(rows, n);
                verifySoftmax(z, y);
                verifySoftmax(z, dense);
                verifySoftmax(z, null);
            }
        }
    }

    /** Into y, or in place. */
    private void verifySoftmax(Matrix z, @Nullable Matrix y) {
        Matrix z1 = Numbers.copy(z);
        Matrix z2 = Numbers.copy(z);
        Matrix y1 = y == null ? z1 : Numbers.copy(y);
        Matrix y2 = y == null ? z2 : Numbers.copy(y);
        int from = Math.min(1, z.rows());
        float[] lse1 = numbers.tame(z.rows() + 1);
        float[] lse2 = lse1.clone();
        simd.softmax(z1, y1, lse1, from, z.rows());
        scalar.softmax(z2, y2, lse2, from, z.rows());
        assertSame("softmax " + z, y1.array(), y2.array());
        assertSame("logSumExp " + z, lse1, lse2);
        simd.softmax(z1, y1, null, from, z.rows());
        scalar.softmax(z2, y2, null, from, z.rows());
        assertSame("softmax without sums " + z, y1.array(), y2.array());
    }

    @Test
    void sumsOfColumns() {
        for (int n : SIZES) {
            for (int rows : new int[] {0, 1, 5, 40}) {
                Matrix a = numbers.matrix(rows + 1, n, n % 2 == 0);
                int from = Math.min(n, numbers.upTo(2));
                float[] out = numbers.tame(n + 5);
                float[] expected = out.clone();
                for (boolean accumulate : new boolean[] {false, true}) {
                    simd.columnSums(a, rows, accumulate, out, 2, from, n);
                    scalar.columnSums(a, rows, accumulate, expected, 2, from, n);
                    assertSame("sums of " + rows + " rows of " + n, out, expected);
                }
            }
        }
    }

    @Test
    void transposedRows() {
        for (int m : SIZES) {
            for (int n : SIZES) {
                Matrix a = numbers.matrix(m, n, true);
                Matrix t = numbers.matrix(n, m, true);
                Matrix expected = Numbers.copy(t);
                int from = Math.min(m, numbers.upTo(3));
                int to = Math.max(from, m - numbers.upTo(3));
                simd.transpose(a, t, from, to);
                scalar.transpose(a, expected, from, to);
                assertSame("transpose of " + a + " rows " + from + " to " + to, t.array(), expected.array());
            }
        }
    }

    @Test
    void gatheredRows() {
        Matrix table = numbers.matrix(9, 21, true);
        Matrix out = numbers.matrix(5, 21, true);
        Matrix expected = Numbers.copy(out);
        int[] ids = {8, 0, 3, 3, 1};
        simd.gather(table, ids, out, 1, 5);
        scalar.gather(table, ids, expected, 1, 5);
        assertSame("gather", out.array(), expected.array());
    }

    static List<Call> calls() {
        return Call.all();
    }

    /** Interpreted, compiled in a hurry, compiled for good: 20000 calls go through all of it. */
    @ParameterizedTest
    @MethodSource("calls")
    void theBitsStayTheSameWhileTheCompilerWorks(Call call) {
        call.run(scalar);
        float[][] expected = call.result();
        for (int i = 0; i < 20_000; i++) {
            call.run(simd);
            if (!call.wrote(expected)) {
                assertThat(call.result()).as("%s, call %d", call, i).isDeepEqualTo(expected);
            }
        }
    }

    private static void assertSame(String what, float[] actual, float[] expected) {
        assertThat(Numbers.bits(actual)).as(what).isEqualTo(Numbers.bits(expected));
    }
}
