package dev.bpnet.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PermutationTest {
    @Test
    void containsEveryNumberOnce() {
        for (int n : new int[] {0, 1, 2, 3, 1000}) {
            int[] order = Permutation.of(n, RandomStream.of(1, Purpose.SHUFFLE, 0));
            Arrays.sort(order);
            for (int i = 0; i < n; i++) {
                assertThat(order[i]).isEqualTo(i);
            }
        }
    }

    @Test
    void everyOrderOfAFewIsEquallyLikely() {
        for (int n : new int[] {2, 3, 4, 5}) {
            Map<String, Integer> place = new TreeMap<>();
            long[] counts = new long[factorial(n)];
            for (int epoch = 0; epoch < 200 * counts.length; epoch++) {
                String order = Arrays.toString(Permutation.of(n, RandomStream.of(5, Purpose.SHUFFLE, epoch)));
                int at = place.computeIfAbsent(order, unseen -> place.size());
                counts[at]++;
            }
            assertThat(place).hasSize(counts.length);
            assertThat(Statistics.chiSquareScore(counts)).as("n = %s", n).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void everyElementReachesEveryPlaceOfManyEvenly() {
        int n = 64;
        long[] cells = new long[n * n];
        for (int epoch = 0; epoch < 2_000; epoch++) {
            int[] order = Permutation.of(n, RandomStream.of(9, Purpose.SHUFFLE, epoch));
            for (int i = 0; i < n; i++) {
                cells[i * n + order[i]]++;
            }
        }
        // rows and columns are fixed, so the cells vary a little less than free ones
        assertThat(Statistics.chiSquareScore(cells)).isBetween(-6.0, 4.0);
    }

    @Test
    void dependsOnSeedAndEpochOnly() {
        int[] first = Permutation.of(100, RandomStream.of(3, Purpose.SHUFFLE, 4));
        assertThat(Permutation.of(100, RandomStream.of(3, Purpose.SHUFFLE, 4))).isEqualTo(first);
        assertThat(Permutation.of(100, RandomStream.of(3, Purpose.SHUFFLE, 5))).isNotEqualTo(first);
        assertThat(Permutation.of(100, RandomStream.of(4, Purpose.SHUFFLE, 4))).isNotEqualTo(first);
        assertThat(Permutation.of(100, RandomStream.of(3, Purpose.SPLIT, 4))).isNotEqualTo(first);
    }

    @Test
    void shufflesWhatItIsGiven() {
        int[] order = {10, 20, 30, 40, 50, 60, 70};
        RandomStream stream = RandomStream.of(3, Purpose.SHUFFLE, 4);
        int[] places = Permutation.of(order.length, stream);
        int[] before = order.clone();
        Permutation.shuffle(order, stream);
        for (int i = 0; i < order.length; i++) {
            assertThat(order[i]).isEqualTo(before[places[i]]);
        }
    }

    private static int factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
