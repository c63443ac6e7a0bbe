package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isWhatSortingGives() {
        SplittableRandom random = new SplittableRandom(12);
        for (int n = 1; n < 700; n++) {
            int distinct = random.nextInt(1, 2 * n + 1);
            assertMedian(random.doubles(n).map(x -> Math.rint(x * distinct) - 5).toArray());
        }
    }

    @Test
    void isRightWherePivotsAreBad() {
        int n = 200_000;
        assertMedian(new double[n]);
        assertMedian(IntStream.range(0, n).mapToDouble(i -> i).toArray());
        assertMedian(IntStream.range(0, n).mapToDouble(i -> -i).toArray());
        assertMedian(IntStream.range(0, n).mapToDouble(i -> Math.min(i, n - i)).toArray());
        assertMedian(
                IntStream.range(0, n).mapToDouble(i -> i % 2 == 0 ? i : n - i).toArray());
    }

    @Test
    void doesNotOverflow() {
        assertThat(Median.of(new double[] {Double.MAX_VALUE, Double.MAX_VALUE})).isEqualTo(Double.MAX_VALUE);
    }

    private static void assertMedian(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double expected = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        assertThat(Median.of(values)).isEqualTo(expected);
    }
}
