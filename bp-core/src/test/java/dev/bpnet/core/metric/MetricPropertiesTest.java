package dev.bpnet.core.metric;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricPropertiesTest {
    private final Random random = new Random(23);

    @ParameterizedTest
    @EnumSource
    void anySplitIntoBlocksGivesTheSameBits(BuiltIn built) {
        Rows rows = built.random(random, 97);
        double whole = rows.measure(built.metric);
        assertThat(whole).isFinite();
        for (int block : new int[] {1, 2, 7, 64, 96}) {
            assertThat(rows.measure(built.metric, block))
                    .as("blocks of %d", block)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWeightOfZeroRemovesARowAndAWeightOfKRepeatsIt(BuiltIn built) {
        Rows rows = built.random(random, 50);
        int[] repeated = IntStream.range(0, 50)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) rows.weight(i)))
                .toArray();
        double[] ones = new double[repeated.length];
        Arrays.fill(ones, 1);
        assertThat(repeated.length).isNotEqualTo(50);
        double expected = rows.choose(repeated).weighted(ones).measure(built.metric);
        assertClose(rows.measure(built.metric), expected, 1e-12, 0, built.name());
    }

    @ParameterizedTest
    @EnumSource
    void aRowOfWeightZeroMayHoldAnything(BuiltIn built) {
        Rows rows = built.random(random, 20);
        double expected = rows.measure(built.metric);
        assertThat(rows.spoiled(rows.rowOfWeight(0)).measure(built.metric)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void neverHidesANan(BuiltIn built) {
        Rows rows = built.random(random, 20);
        assertThat(rows.measure(built.metric)).isFinite();
        assertThat(rows.spoiled(rows.rowOfWeight(1)).measure(built.metric)).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void isNotDefinedWithoutRows(BuiltIn built) {
        assertThat(built.metric.start().result()).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void resultsMayBeAskedForInBetween(BuiltIn built) {
        Rows rows = built.random(random, 30);
        double expected = rows.measure(built.metric);
        assertThat(rows.measureAskingOften(built.metric)).isEqualTo(expected);
    }
}
