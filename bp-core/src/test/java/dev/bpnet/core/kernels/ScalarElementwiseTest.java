package dev.bpnet.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ActivationFormula;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.Guarded;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarElementwiseTest {
    private static final float ALPHA = 0.3f;
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1,
        -1,
        1e-8f,
        -1e-8f,
        1e4f,
        -1e4f,
        1e38f,
        -1e38f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0.5f,
        -2.5f,
        88.8f,
        -103.9f,
        20,
        -20,
        ALPHA
    };

    private final Kernels kernels = new ScalarKernels();
    private final Random random = new Random(11);

    private static float expected(Unary op, float x) {
        return switch (op) {
            case EXP -> FloatMath.exp(x);
            case EXPM1 -> FloatMath.expm1(x);
            case LOG -> FloatMath.log(x);
            case LOG1P -> FloatMath.log1p(x);
            case TANH -> FloatMath.tanh(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x);
            case ERF -> FloatMath.erf(x);
            case ERFC -> FloatMath.erfc(x);
            case SQRT -> (float) Math.sqrt(x);
            case ABS -> x < 0 ? -x : x == 0 ? 0f : x;
            case NEGATE -> -x;
            case SQUARE -> x * x;
            case RECIPROCAL -> 1f / x;
            case SIGN -> x > 0 ? 1f : x < 0 ? -1f : x;
            case RELU -> x > 0 ? x : Float.isNaN(x) ? x : 0f;
            case LEAKY_RELU -> x > 0 ? x : ALPHA * x;
            case PLUS -> x + ALPHA;
            case TIMES -> ALPHA * x;
            case AT_MOST -> Math.min(x, ALPHA);
            case AT_LEAST -> Math.max(x, ALPHA);
            case ELU -> x > 0 ? x : ALPHA * FloatMath.expm1(x);
            case MISH -> ActivationFormula.mish(x);
            case GELU_TANH -> ActivationFormula.geluTanh(x);
            case HARD_SWISH -> x * (Math.min(Math.max(x + 3, 0), 6) * (1f / 6));
        };
    }

    private static float expected(Binary op, float x, float y) {
        return switch (op) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case FMA -> Math.fma(ALPHA, x, y);
            case RELU_GRADIENT -> Float.isNaN(y) ? y : y > 0 ? x : 0f;
            case LEAKY_RELU_GRADIENT -> Float.isNaN(y) ? y : y > 0 ? x : ALPHA * x;
            case SIGMOID_GRADIENT -> x * (y * (1 - y));
            case TANH_GRADIENT -> x * Math.fma(-y, y, 1f);
            case ABOVE -> Float.isNaN(y) ? y : y > ALPHA ? x : 0f;
            case BELOW -> Float.isNaN(y) ? y : y < ALPHA ? x : 0f;
            case SOFTSIGN -> x / (1 + Math.abs(y));
            case SIGMOID_PRODUCT -> x * FloatMath.sigmoid(ALPHA * y);
            case NORMAL_PRODUCT -> x * FloatMath.normalCdf(y);
            case SILU_GRADIENT -> x * ActivationFormula.siluSlope(y);
            case GELU_GRADIENT -> x * ActivationFormula.geluSlope(y);
            case GELU_TANH_GRADIENT -> x * ActivationFormula.geluTanhSlope(y);
            case MISH_GRADIENT -> x * ActivationFormula.mishSlope(y);
            case ELU_GRADIENT -> x * (y > 0 ? 1 : ALPHA * FloatMath.exp(y));
            case HARD_SWISH_GRADIENT -> x * (y < -3 ? 0 : y >= 3 ? 1 : Math.fma(y, 1f / 3, 0.5f));
        };
    }

    @ParameterizedTest
    @EnumSource
    void unaryMeetsItsDefinitionAtEveryOffset(Unary op) {
        float[] x = numbers(200);
        float[] y = new float[x.length];
        Arrays.fill(y, -7e33f);
        kernels.unary(op, ALPHA, x, 3, y, 5, 190);
        for (int i = 0; i < x.length; i++) {
            float wanted = i < 5 || i >= 195 ? -7e33f : expected(op, x[i - 2]);
            assertSameBits(y[i], wanted, op + " at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unaryWorksInPlace(Unary op) {
        float[] x = numbers(100);
        float[] y = x.clone();
        kernels.unary(op, ALPHA, y, 1, y, 1, 98);
        assertSameBits(y[0], x[0], "first");
        assertSameBits(y[99], x[99], "last");
        for (int i = 1; i < 99; i++) {
            assertSameBits(y[i], expected(op, x[i]), op + " of " + x[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unaryPassesNanThrough(Unary op) {
        float[] y = {Float.NaN};
        kernels.unary(op, ALPHA, y, 0, y, 0, 1);
        assertThat(y[0]).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void binaryMeetsItsDefinitionForEveryPairOfSpecialNumbers(Binary op) {
        int n = SPECIAL.length * SPECIAL.length;
        float[] x = new float[n + 2];
        float[] y = new float[n + 3];
        for (int i = 0; i < n; i++) {
            x[2 + i] = SPECIAL[i / SPECIAL.length];
            y[3 + i] = SPECIAL[i % SPECIAL.length];
        }
        float[] z = new float[n + 5];
        Arrays.fill(z, -7e33f);
        kernels.binary(op, ALPHA, x, 2, y, 3, z, 4, n);
        for (int i = 0; i < n; i++) {
            float a = x[2 + i];
            float b = y[3 + i];
            assertSameBits(z[4 + i], expected(op, a, b), op + " of " + a + ", " + b);
        }
        for (int i : new int[] {0, 1, 2, 3, n + 4}) {
            assertThat(z[i]).isEqualTo(-7e33f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void binaryWorksOntoEitherOperand(Binary op) {
        float[] x = numbers(60);
        float[] y = numbers(60);
        float[] ontoX = x.clone();
        float[] ontoY = y.clone();
        kernels.binary(op, ALPHA, ontoX, 1, y, 1, ontoX, 1, 58);
        kernels.binary(op, ALPHA, x, 1, ontoY, 1, ontoY, 1, 58);
        for (int i = 1; i < 59; i++) {
            assertSameBits(ontoX[i], expected(op, x[i], y[i]), op + " at " + i);
            assertSameBits(ontoY[i], expected(op, x[i], y[i]), op + " at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void binaryNeverHidesANanOfItsSecondOperand(Binary op) {
        float[] z = new float[1];
        kernels.binary(op, ALPHA, new float[] {0}, 0, new float[] {Float.NaN}, 0, z, 0, 1);
        assertThat(z[0]).isNaN();
    }

    @Test
    void matrixFormsRespectRangesAndGaps() {
        Guarded x = Guarded.random(random, 6, 5, 2, 3);
        Guarded y = Guarded.random(random, 6, 5, 1, 0);
        Guarded z = Guarded.empty(6, 5, 0, 2);
        kernels.binary(Binary.SUBTRACT, 0, x.matrix(), y.matrix(), z.matrix(), 2, 5);
        for (int i = 2; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(z.matrix().get(i, j))
                        .isEqualTo(x.matrix().get(i, j) - y.matrix().get(i, j));
            }
        }
        z.assertUntouchedOutside(2, 5);
        kernels.unary(Unary.NEGATE, 0, x.matrix(), z.matrix(), 1, 3);
        for (int j = 0; j < 5; j++) {
            assertThat(z.matrix().get(2, j)).isEqualTo(-x.matrix().get(2, j));
        }
        x.assertUntouched();
        y.assertUntouched();
    }

    @Test
    void allocatesNothing() {
        float[] x = numbers(40);
        float[] y = new float[40];
        assertThat(Allocation.bytesPerCall(() -> {
                    for (Unary op : UNARY) {
                        kernels.unary(op, ALPHA, x, 0, y, 0, 40);
                    }
                    for (Binary op : BINARY) {
                        kernels.binary(op, ALPHA, x, 0, x, 0, y, 0, 40);
                    }
                }))
                .isZero();
    }

    private static final Unary[] UNARY = Unary.values();
    private static final Binary[] BINARY = Binary.values();

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i < SPECIAL.length ? SPECIAL[i] : Guarded.number(random);
        }
        return x;
    }

    private static void assertSameBits(float actual, float expected, String where) {
        assertThat(Float.floatToIntBits(actual))
                .as("%s: %s for %s", where, actual, expected)
                .isEqualTo(Float.floatToIntBits(expected));
    }
}
