package dev.bpnet.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows gathered in any order are the rows, wherever they come to lie; what is beside them stays as it was. */
class GatherTest {
    private static final int ROWS = 9;

    private static final float UNTOUCHED = -1;

    /** Every cell another number, what lies between the rows too. */
    private static Matrix numbered(int columns, int gap) {
        float[] array = new float[3 + ROWS * (columns + gap)];
        for (int i = 0; i < array.length; i++) {
            array[i] = i;
        }
        return Matrix.of(array, 3, ROWS, columns, columns + gap);
    }

    private static Matrix untouched(int rows, int columns, int gap) {
        float[] array = new float[1 + rows * (columns + gap)];
        Arrays.fill(array, UNTOUCHED);
        return Matrix.of(array, 1, rows, columns, columns + gap);
    }

    private static void gathers(int[] order, int from, int to, int at, int gap, int gapThere) {
        Matrix x = numbered(4, gap);
        Matrix t = numbered(2, gap);
        Matrix xs = untouched(order.length + at, 4, gapThere);
        Matrix ts = untouched(order.length + at, 2, gapThere);
        Dataset.of(x, t, TargetInfo.numbers(2)).gather(order, from, to, xs, ts, at);
        isThere(x, order, from, to, xs, at);
        isThere(t, order, from, to, ts, at);
    }

    private static void isThere(Matrix source, int[] order, int from, int to, Matrix found, int at) {
        float[] expected = new float[found.array().length];
        Arrays.fill(expected, UNTOUCHED);
        for (int i = from; i < to; i++) {
            for (int j = 0; j < source.columns(); j++) {
                expected[found.at(at + i - from) + j] = source.get(order[i], j);
            }
        }
        assertThat(found.array()).as(Arrays.toString(order)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 3", "2, 0", "2, 3", "2, 2"})
    void rowsInAnyOrder(int gap, int gapThere) {
        int[] inOrder = IntStream.range(0, ROWS).toArray();
        gathers(inOrder, 0, ROWS, 0, gap, gapThere);
        gathers(inOrder, 2, 7, 1, gap, gapThere);
        gathers(new int[] {2, 3, 4, 0, 1, 8, 8, 7, 6, 7}, 0, 10, 2, gap, gapThere);
        gathers(new int[] {5}, 0, 1, 0, gap, gapThere);
        gathers(new int[] {5, 6}, 1, 1, 0, gap, gapThere);
    }

    @Test
    void rowsDrawnAtRandom() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int[] order = random.ints(1 + random.nextInt(12), 0, ROWS).toArray();
            int from = random.nextInt(order.length);
            gathers(order, from, order.length, random.nextInt(3), 0, 0);
        }
    }
}
