package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.api.state.Slot;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.MinimizerRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inverse Hessian that L-BFGS remembers, against the matrix of the formula, and the sums it is made of. */
class MemoryTest {
    /** Slots alone. */
    private record Slots(Memory memory) implements Minimizer {
        @Override
        public List<Slot> slots() {
            return memory.slots();
        }

        @Override
        public Optional<String> step(Objective objective, StepContext s, Kernels k) {
            return Optional.empty();
        }
    }

    private static StepContext state(Memory memory, int size) {
        return new MinimizerRun(new Slots(memory), 1, new float[size], new ScalarKernels());
    }

    private static float[] random(long seed, int size) {
        RandomStream random = RandomStream.of(seed, Purpose.SYNTHESIS, 0);
        float[] x = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = random.normal(i);
        }
        return x;
    }

    /** Number i goes to sum {@code i mod 4} in ascending order, then {@code (0 + 2) + (1 + 3)}: any other order has other bits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 64, 127})
    void anInnerProductIsSummedInItsFixedShape(int size) {
        for (int seed = 0; seed < 20; seed++) {
            float[] a = random(seed, size);
            float[] b = random(1000 + seed, size);
            double[] sums = new double[4];
            for (int i = 0; i < size; i++) {
                sums[i % 4] += (double) a[i] * b[i];
            }
            assertThat(InnerProduct.of(a, b)).isEqualTo((sums[0] + sums[2]) + (sums[1] + sums[3]));
        }
    }

    @Test
    void aPairTakesTwoArraysAndANumber() {
        assertThat(new Memory(7, 0, 0).slots())
                .hasSize(3 + 3 * 7)
                .filteredOn(slot -> slot.shape() == Slot.Shape.ARRAY)
                .hasSize(2 * 7)
                .extracting(Slot::name)
                .startsWith("s0", "y0", "s1")
                .endsWith("y5", "s6", "y6");
    }

    /** {@code y·s} of 1e-12 and of -1: no curvature that H could be made of. */
    @Test
    void aPairWithoutCurvatureIsNotTaken() {
        Memory memory = new Memory(2, 0, 0);
        StepContext s = state(memory, 2);
        float[] zero = new float[2];
        memory.add(s, zero, zero, new float[] {1e-6f, 0}, new float[] {1e-6f, 3});
        memory.add(s, zero, zero, new float[] {1, 0}, new float[] {-1, 1});
        assertThat(memory.pairs(s)).isZero();
        memory.add(s, zero, zero, new float[] {1, 0}, new float[] {1, 0});
        assertThat(memory.pairs(s)).isEqualTo(1);
    }

    /** Five pairs in a memory of three: {@code H = (I - s·y'/y·s)·H·(I - y·s'/y·s) + s·s'/y·s} over the last three. */
    @Test
    void theDirectionIsThatOfTheMatrixOfTheLastPairs() {
        int n = 6;
        Memory memory = new Memory(3, 0, 0);
        StepContext s = state(memory, n);
        float[][] w = new float[6][];
        float[][] g = new float[6][];
        for (int i = 0; i < 6; i++) {
            w[i] = random(i, n);
            g[i] = new float[n];
            for (int j = 0; j < n; j++) {
                g[i][j] = (1 + j) * w[i][j] + 0.25f * (j > 0 ? w[i][j - 1] : 0) + 0.25f * (j + 1 < n ? w[i][j + 1] : 0);
            }
            if (i > 0) {
                memory.add(s, w[i - 1], g[i - 1], w[i], g[i]);
            }
        }
        assertThat(memory.pairs(s)).isEqualTo(3);
        double[][] h = new double[n][n];
        double[] last = pair(g[5], g[4]);
        double scale = dot(pair(w[5], w[4]), last) / dot(last, last);
        for (int i = 0; i < n; i++) {
            h[i][i] = scale;
        }
        for (int i = 3; i < 6; i++) {
            h = updated(h, pair(w[i], w[i - 1]), pair(g[i], g[i - 1]));
        }
        float[] d = new float[n];
        memory.direction(s, g[5], d);
        for (int i = 0; i < n; i++) {
            double expected = 0;
            for (int j = 0; j < n; j++) {
                expected -= h[i][j] * g[5][j];
            }
            assertThat((double) d[i]).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
        memory.clear(s);
        memory.direction(s, g[5], d);
        for (int i = 0; i < n; i++) {
            assertThat(d[i]).as("steepest descent once it has forgotten").isEqualTo(-g[5][i]);
        }
    }

    private static double[] pair(float[] to, float[] from) {
        double[] difference = new double[to.length];
        for (int i = 0; i < to.length; i++) {
            difference[i] = (double) to[i] - from[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[][] updated(double[][] h, double[] s, double[] y) {
        int n = s.length;
        double ys = dot(y, s);
        double[][] left = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                left[i][j] = (i == j ? 1 : 0) - s[i] * y[j] / ys;
            }
        }
        double[][] updated = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                updated[i][j] = s[i] * s[j] / ys;
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        updated[i][j] += left[i][k] * h[k][l] * left[j][l];
                    }
                }
            }
        }
        return updated;
    }
}
