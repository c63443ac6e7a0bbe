package dev.bpnet.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeviatesTest {
    @Test
    void sineAndCosineAreRightInEveryQuadrant() {
        double worst = 0;
        for (long word = 0; word < 1L << 32; word += 40_009) {
            double angle = 2 * Math.PI * word * 0x1p-32;
            worst = Math.max(worst, Math.abs(Deviates.sine((int) word) - StrictMath.sin(angle)));
            worst = Math.max(worst, Math.abs(Deviates.cosine((int) word) - StrictMath.cos(angle)));
        }
        assertThat(worst).isBetween(1e-9, 0x1p-23);
        assertThat(Deviates.cosine(0)).isEqualTo(1f);
        assertThat(Deviates.sine(0)).isZero();
        assertThat(Deviates.sine(0x40000000)).isEqualTo(1f);
        assertThat(Deviates.cosine(0x80000000)).isEqualTo(-1f);
        assertThat(Deviates.sine(0xC0000000)).isEqualTo(-1f);
    }

    @Test
    void theRadiusIsThatOfARayleighDistribution() {
        for (long word = 0; word < 1L << 32; word += 40_009) {
            double expected = StrictMath.sqrt(-2 * StrictMath.log((word + 0.5) * 0x1p-32));
            assertThat((double) Deviates.radius((int) word)).isCloseTo(expected, within(4e-4));
        }
        assertThat(Deviates.radius(0)).isBetween(6.76f, 6.77f);
        assertThat(Deviates.radius(-1)).isZero();
    }
}
