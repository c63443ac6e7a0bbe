package dev.bpnet.api.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DoubleSineTest {

    @Test
    void isTheOneOfFdlibmUpToOneUnit() {
        Random random = new Random(1);
        for (double scale : new double[] {1e-8, 0.5, 1, 10, 1e4, 1e8, 1e9, 1e30, 1e300}) {
            for (int i = 0; i < 20_000; i++) {
                check(random.nextGaussian() * scale);
            }
        }
    }

    @Test
    void isExactNearMultiplesOfAQuarterTurn() {
        for (int n = 1; n < 100_000; n += 7) {
            double x = n * (Math.PI / 2);
            check(x);
            check(Math.nextUp(x));
            check((float) x);
        }
    }

    @Test
    void keepsZerosAndGivesNanWhereThereIsNoValue() {
        assertThat(DoubleMath.sin(-0.0)).isEqualTo(-0.0);
        assertThat(DoubleMath.sin(0.0)).isEqualTo(0.0);
        assertThat(DoubleMath.cos(-0.0)).isEqualTo(1);
        for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(DoubleMath.sin(x)).isNaN();
            assertThat(DoubleMath.cos(x)).isNaN();
        }
    }

    private static void check(double x) {
        double sin = StrictMath.sin(x);
        double cos = StrictMath.cos(x);
        assertThat(Math.abs(DoubleMath.sin(x) - sin)).as("sin of %s", x).isLessThanOrEqualTo(Math.ulp(sin));
        assertThat(Math.abs(DoubleMath.cos(x) - cos)).as("cos of %s", x).isLessThanOrEqualTo(Math.ulp(cos));
    }
}
