package dev.bpnet.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int N = 200_000;
    private static final RandomStream STREAM = RandomStream.of(42, Purpose.NOISE, 0);

    /**
     * Computed apart from this class, from the definition; the normal numbers agree to one ulp, and are as computed
     * here.
     */
    private static final int[] PINNED_BITS = {924544369, 1195158378, 2095243562, -527409668, 1398831206, -1509287506};

    private static final float[] PINNED_NORMALS = {-0.30967638f, 1.7250788f, 0.8588604f, -0.83540843f};
    private static final int[] PINNED_ORDER = {4, 5, 8, 6, 1, 2, 0, 9, 7, 3};

    /** A model trained today must start and shuffle the same tomorrow: these numbers never change. */
    @Test
    void neverChangesItsNumbers() {
        RandomStream stream =
                RandomStream.of(20260101L, Purpose.INITIALIZE, 3).child(2).child(0);
        int[] bits = {stream.bits(0), stream.bits(1), stream.bits(2), stream.bits(3), stream.bits(4), stream.bits(-1)};
        assertThat(bits).containsExactly(PINNED_BITS);
        float[] normal = {stream.normal(0), stream.normal(1), stream.normal(2), stream.normal(3)};
        assertThat(normal).containsExactly(PINNED_NORMALS);
        assertThat(Permutation.of(10, RandomStream.of(7, Purpose.SHUFFLE, 1))).containsExactly(PINNED_ORDER);
    }

    @Test
    void purposesKeepTheirNumbers() {
        assertThat(Arrays.stream(Purpose.values()).map(p -> p + "=" + p.number()))
                .containsExactly(
                        "INITIALIZE=1",
                        "SHUFFLE=2",
                        "SPLIT=3",
                        "DROPOUT=4",
                        "NOISE=5",
                        "SAMPLE=6",
                        "SEARCH=7",
                        "IMPORTANCE=8",
                        "SYNTHESIS=9");
    }

    @Test
    void uniformNumbersHaveTheMomentsOfTheUniformDistribution() {
        double[] x = uniforms(STREAM);
        double limit = 4 / Math.sqrt(N); // four standard errors, up to the variance of each moment
        assertThat(Statistics.moment(x, 0, 1)).isBetween(1.0 / 2 - limit * 0.289, 1.0 / 2 + limit * 0.289);
        assertThat(Statistics.moment(x, 0, 2)).isBetween(1.0 / 3 - limit * 0.299, 1.0 / 3 + limit * 0.299);
        assertThat(Statistics.moment(x, 0, 3)).isBetween(1.0 / 4 - limit * 0.284, 1.0 / 4 + limit * 0.284);
        assertThat(Arrays.stream(x).min().orElseThrow()).isBetween(0.0, 1e-4);
        assertThat(Arrays.stream(x).max().orElseThrow()).isBetween(1 - 1e-4, Math.nextDown(1.0));
    }

    @Test
    void everyBitAndEveryByteOfAWordIsFair() {
        long[][] bytes = new long[4][256];
        long[] ones = new long[32];
        for (int i = 0; i < N; i++) {
            int bits = STREAM.bits(i);
            for (int b = 0; b < 4; b++) {
                bytes[b][bits >>> (8 * b) & 255]++;
            }
            for (int b = 0; b < 32; b++) {
                ones[b] += bits >>> b & 1;
            }
        }
        for (long[] counts : bytes) {
            assertThat(Statistics.chiSquareScore(counts)).isBetween(-4.0, 4.0);
        }
        for (long count : ones) {
            assertThat((count - N / 2.0) / Math.sqrt(N / 4.0)).isBetween(-4.5, 4.5);
        }
    }

    @Test
    void pairsOfNeighboursFillTheSquareEvenly() {
        for (int lag : new int[] {1, 2, 3, 4, 64}) {
            long[] cells = new long[32 * 32];
            for (int i = 0; i < N; i++) {
                cells[(int) (STREAM.uniform(i) * 32) * 32 + (int) (STREAM.uniform(i + lag) * 32)]++;
            }
            assertThat(Statistics.chiSquareScore(cells)).as("lag %s", lag).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void streamsThatDifferInOnePartAreUncorrelated() {
        double[] x = uniforms(STREAM);
        RandomStream[] others = {
            RandomStream.of(43, Purpose.NOISE, 0),
            RandomStream.of(42 + (1L << 32), Purpose.NOISE, 0),
            RandomStream.of(42, Purpose.DROPOUT, 0),
            RandomStream.of(42, 1000, 0),
            STREAM.at(1),
            STREAM.at(1L << 32),
            STREAM.at(-1),
            STREAM.child(0),
            STREAM.child(1),
            STREAM.child(0).child(0),
            STREAM.child(1L << 32)
        };
        for (RandomStream other : others) {
            assertThat(Statistics.correlationScore(x, uniforms(other))).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void noTwoStreamsShareTheirBeginning() {
        Set<Long> first = new HashSet<>();
        int streams = 0;
        for (long seed = 0; seed < 8; seed++) {
            for (Purpose purpose : Purpose.values()) {
                for (long step = 0; step < 8; step++) {
                    RandomStream stream = RandomStream.of(seed, purpose, step);
                    for (long number = -1; number < 8; number++) {
                        first.add((number < 0 ? stream : stream.child(number)).bits64(0));
                        streams++;
                    }
                }
            }
        }
        assertThat(first).hasSize(streams);
    }

    @Test
    void normalNumbersHaveTheMomentsAndTheTailsOfTheNormalDistribution() {
        double[] x = new double[N];
        long[] beyond = new long[5];
        for (int i = 0; i < N; i++) {
            x[i] = STREAM.normal(i);
            for (int z = 0; z < beyond.length && Math.abs(x[i]) > z; z++) {
                beyond[z]++;
            }
        }
        double limit = 4 / Math.sqrt(N);
        assertThat(Statistics.moment(x, 0, 1)).isBetween(-limit, limit);
        assertThat(Statistics.moment(x, 0, 2)).isBetween(1 - limit * Math.sqrt(2), 1 + limit * Math.sqrt(2));
        assertThat(Statistics.moment(x, 0, 3)).isBetween(-limit * Math.sqrt(15), limit * Math.sqrt(15));
        assertThat(Statistics.moment(x, 0, 4)).isBetween(3 - limit * Math.sqrt(96), 3 + limit * Math.sqrt(96));
        double[] probability = {1, 0.31731050786, 0.04550026390, 0.00269979606, 0.00006334248};
        for (int z = 1; z < beyond.length; z++) {
            double expected = N * probability[z];
            assertThat((double) beyond[z])
                    .isBetween(expected - 4.5 * Math.sqrt(expected), expected + 4.5 * Math.sqrt(expected));
        }
    }

    @Test
    void bothNormalNumbersOfAPairAreIndependent() {
        double[] even = new double[N / 2];
        double[] odd = new double[N / 2];
        double[] evenSquares = new double[N / 2];
        double[] oddSquares = new double[N / 2];
        for (int i = 0; i < N / 2; i++) {
            even[i] = STREAM.normal(2L * i);
            odd[i] = STREAM.normal(2L * i + 1);
            evenSquares[i] = even[i] * even[i];
            oddSquares[i] = odd[i] * odd[i];
        }
        assertThat(Statistics.correlationScore(even, odd)).isBetween(-4.0, 4.0);
        assertThat(Statistics.correlationScore(evenSquares, oddSquares)).isBetween(-4.0, 4.0);
    }

    @Test
    void belowReachesEveryValueEvenly() {
        for (int bound : new int[] {1, 2, 3, 7, 10, 100, 1000}) {
            long[] counts = new long[bound];
            for (int i = 0; i < N; i++) {
                counts[STREAM.below(bound, i)]++;
            }
            if (bound > 1) {
                assertThat(Statistics.chiSquareScore(counts))
                        .as("below %s", bound)
                        .isBetween(-4.0, 4.0);
            }
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(STREAM.below(Integer.MAX_VALUE, i)).isBetween(0, Integer.MAX_VALUE - 1);
        }
    }

    @Test
    void belowRefusesABoundThatLeavesNothing() {
        assertThatThrownBy(() -> STREAM.below(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bound is 0");
        assertThatThrownBy(() -> STREAM.below(-5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-5");
    }

    @Test
    void wordsPairsAndDoublesAreMadeOfTheSameBits() {
        for (long i = 0; i < 100; i++) {
            long both = STREAM.bits(2 * i) & 0xFFFFFFFFL | (long) STREAM.bits(2 * i + 1) << 32;
            assertThat(STREAM.bits64(i)).isEqualTo(both);
            assertThat(STREAM.uniformDouble(i)).isEqualTo((both >>> 11) / (double) (1L << 53));
            assertThat(STREAM.uniform(i)).isEqualTo((STREAM.bits(i) >>> 8) / (float) (1 << 24));
        }
    }

    @Test
    void theOrderOfCallsDoesNotMatter() {
        float[] forward = new float[1000];
        for (int i = 0; i < 1000; i++) {
            forward[i] = STREAM.normal(i);
        }
        for (int i = 999; i >= 0; i--) {
            assertThat(RandomStream.of(42, Purpose.NOISE, 9).at(0).normal(i)).isEqualTo(forward[i]);
        }
    }

    @Test
    void bulkFillsAreTheSameNumbersFromEveryIndexAndOfEveryLength() {
        for (long index : new long[] {0, 1, 2, 3, 4, 5, (1L << 34) - 2, -3}) {
            for (int n = 0; n < 12; n++) {
                float[] uniform = new float[16];
                float[] normal = new float[16];
                STREAM.fillUniform(uniform, 2, n, index);
                STREAM.fillNormal(normal, 2, n, index);
                for (int i = 0; i < 16; i++) {
                    boolean inside = i >= 2 && i < 2 + n;
                    assertThat(uniform[i]).isEqualTo(inside ? STREAM.uniform(index + i - 2) : 0f);
                    assertThat(normal[i]).isEqualTo(inside ? STREAM.normal(index + i - 2) : 0f);
                }
            }
        }
    }

    @Test
    void bulkFillsRefuseARangeOutsideOfTheArray() {
        assertThatThrownBy(() -> STREAM.fillUniform(new float[4], 2, 3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> STREAM.fillNormal(new float[4], -1, 3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSteppedStreamGivesTheNumbersOfTheStepItWasMovedTo() {
        SteppedStream stepped = STREAM.child(3).stepped();
        for (long step : new long[] {5, 0, 1L << 40}) {
            stepped.moveTo(step);
            RandomStream fresh = RandomStream.of(42, Purpose.NOISE, step).child(3);
            assertThat(stepped.step()).isEqualTo(step);
            assertThat(stepped.bits(7)).isEqualTo(fresh.bits(7));
            assertThat(stepped.child(1).bits(7)).isEqualTo(fresh.child(1).bits(7));
        }
    }

    /** The first calls run in the interpreter, the last ones compiled. */
    @Test
    void theFirstCallsAndTheLastGiveTheSameBitsAndCreateNothing() {
        RandomStream stream = RandomStream.of(1, Purpose.DROPOUT, 1);
        long cold = checksum(stream, new float[64]);
        float[] out = new float[64];
        for (int i = 0; i < 5_000; i++) {
            assertThat(checksum(stream, out)).isEqualTo(cold);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += checksum(stream, out);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isEqualTo(cold * 1_000);
        assertThat(allocated).isLessThan(1_000); // not one byte a call; the measurement itself may cost some
    }

    private static long checksum(RandomStream stream, float[] out) {
        long hash = 1;
        for (int i = 0; i < 40; i++) {
            hash = 31 * hash + Float.floatToRawIntBits(stream.normal(i));
            hash = 31 * hash + Double.doubleToRawLongBits(stream.uniformDouble(i));
            hash = 31 * hash + stream.below(10, i);
        }
        stream.fillNormal(out, 0, 64, 3);
        for (float v : out) {
            hash = 31 * hash + Float.floatToRawIntBits(v);
        }
        stream.fillUniform(out, 0, 64, 0);
        for (float v : out) {
            hash = 31 * hash + Float.floatToRawIntBits(v);
        }
        return hash;
    }

    private static double[] uniforms(RandomStream stream) {
        double[] x = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = stream.uniform(i);
        }
        return x;
    }
}
