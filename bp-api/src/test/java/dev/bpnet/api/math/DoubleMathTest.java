package dev.bpnet.api.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DoubleMathTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void erfAgreesWithTheReferenceToOneUlp() {
        assertThat(worst(DoubleMath::erf, 1)).isBetween(0.3, 1.0);
    }

    @Test
    void erfcAgreesWithTheReferenceDownToTheSmallestNumbers() {
        assertThat(worst(DoubleMath::erfc, 2)).isBetween(0.3, 1.8);
    }

    @Test
    void normalCdfAgreesWithTheReferenceDownToTheSmallestNumbers() {
        assertThat(worst(DoubleMath::normalCdf, 3)).isBetween(0.3, 1.9);
    }

    @Test
    void erfOfSpecialArguments() {
        same(DoubleMath.erf(0.0), 0.0);
        same(DoubleMath.erf(-0.0), -0.0);
        same(DoubleMath.erf(INF), 1);
        same(DoubleMath.erf(-INF), -1);
        same(DoubleMath.erf(6.0), 1);
        same(DoubleMath.erf(Double.MIN_VALUE), Double.MIN_VALUE);
        assertThat(DoubleMath.erf(Double.NaN)).isNaN();
    }

    @Test
    void erfcOfSpecialArguments() {
        same(DoubleMath.erfc(0.0), 1);
        same(DoubleMath.erfc(-0.0), 1);
        same(DoubleMath.erfc(INF), 0);
        same(DoubleMath.erfc(-INF), 2);
        same(DoubleMath.erfc(27.23), 0);
        same(DoubleMath.erfc(-6), 2);
        assertThat(DoubleMath.erfc(27)).isPositive();
        assertThat(DoubleMath.erfc(Double.NaN)).isNaN();
    }

    @Test
    void normalCdfOfSpecialArguments() {
        same(DoubleMath.normalCdf(0.0), 0.5);
        same(DoubleMath.normalCdf(INF), 1);
        same(DoubleMath.normalCdf(-INF), 0);
        same(DoubleMath.normalCdf(9), 1);
        same(DoubleMath.normalCdf(-38.49), 0);
        assertThat(DoubleMath.normalCdf(-38)).isPositive();
        assertThat(DoubleMath.normalCdf(Double.NaN)).isNaN();
    }

    @Test
    void oddAndComplementaryFunctionsAreSo() {
        for (double x = 0; x < 30; x += 0.0173) {
            same(DoubleMath.erf(-x), -DoubleMath.erf(x));
            assertThat(DoubleMath.erf(x) + DoubleMath.erfc(x)).isCloseTo(1, within(3e-16));
            assertThat(DoubleMath.erfc(-x) + DoubleMath.erfc(x)).isCloseTo(2, within(5e-16));
            assertThat(DoubleMath.normalCdf(-x) + DoubleMath.normalCdf(x)).isCloseTo(1, within(3e-16));
        }
    }

    @Test
    void sigmoidIsFiniteAndKeepsItsTail() {
        same(DoubleMath.sigmoid(0), 0.5);
        same(DoubleMath.sigmoid(1e4), 1);
        same(DoubleMath.sigmoid(-1e4), 0);
        same(DoubleMath.sigmoid(INF), 1);
        same(DoubleMath.sigmoid(-INF), 0);
        same(DoubleMath.sigmoid(-700), StrictMath.exp(-700));
        assertThat(DoubleMath.sigmoid(Double.NaN)).isNaN();
        // 1 / (1 + e) with 40 digits
        assertThat(DoubleMath.sigmoid(-1)).isCloseTo(0.26894142136999512, within(1e-16));
        assertThat(DoubleMath.sigmoid(1)).isCloseTo(0.73105857863000488, within(1.5e-16));
        for (double x = -40; x < 40; x += 0.37) {
            assertThat(DoubleMath.sigmoid(-x) + DoubleMath.sigmoid(x)).isCloseTo(1, within(3e-16));
            assertThat(StrictMath.log(DoubleMath.sigmoid(x)))
                    .isCloseTo(DoubleMath.logSigmoid(x), within(1e-15 * (1 + Math.abs(x))));
        }
    }

    @Test
    void softplusAndLogSigmoidTendToTheirAsymptotes() {
        same(DoubleMath.softplus(0), StrictMath.log(2));
        same(DoubleMath.softplus(1e4), 1e4);
        same(DoubleMath.softplus(-700), StrictMath.exp(-700));
        same(DoubleMath.softplus(-1e4), 0);
        same(DoubleMath.softplus(INF), INF);
        same(DoubleMath.softplus(-INF), 0);
        assertThat(DoubleMath.softplus(Double.NaN)).isNaN();
        same(DoubleMath.logSigmoid(-1e4), -1e4);
        same(DoubleMath.logSigmoid(700), -StrictMath.exp(-700));
        // ln(1 + e) with 40 digits
        assertThat(DoubleMath.softplus(1)).isCloseTo(1.3132616875182228, within(2.3e-16));
    }

    @Test
    void logSumExpDoesNotOverflowAndHidesNothing() {
        same(DoubleMath.logSumExp(new double[] {3}), 3);
        same(DoubleMath.logSumExp(new double[] {1e4, 1e4}), 1e4 + StrictMath.log(2));
        same(DoubleMath.logSumExp(new double[] {-1e4, -1e4}), -1e4 + StrictMath.log(2));
        same(DoubleMath.logSumExp(new double[] {0, -INF}), 0);
        assertThat(DoubleMath.logSumExp(new double[] {1, 2, 3})).isCloseTo(3.4076059644443803, within(1e-15));
        same(DoubleMath.logSumExp(new double[] {}), -INF);
        same(DoubleMath.logSumExp(new double[] {-INF, -INF}), -INF);
        same(DoubleMath.logSumExp(new double[] {1, INF}), INF);
        assertThat(DoubleMath.logSumExp(new double[] {1, Double.NaN, INF})).isNaN();
    }

    private static void same(double actual, double expected) {
        assertThat(Double.toHexString(actual)).isEqualTo(Double.toHexString(expected));
    }

    /** The largest distance from the references of a column, in ulp of the reference. */
    private static double worst(DoubleUnaryOperator f, int column) {
        double worst = 0;
        for (String line : reference()) {
            String[] cells = line.split(",");
            BigDecimal expected = new BigDecimal(cells[column]);
            BigDecimal actual = new BigDecimal(f.applyAsDouble(Double.parseDouble(cells[0])));
            BigDecimal ulp = new BigDecimal(Math.ulp(Math.nextDown(Math.abs(expected.doubleValue()))));
            double error = actual.subtract(expected)
                    .abs()
                    .divide(ulp, MathContext.DECIMAL64)
                    .doubleValue();
            assertThat(error).as(line).isLessThan(4);
            worst = Math.max(worst, error);
        }
        return worst;
    }

    private static List<String> reference() {
        try (InputStream file = Objects.requireNonNull(DoubleMathTest.class.getResourceAsStream("erf-reference.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new IllegalStateException("erf-reference.csv cannot be read", e);
        }
    }
}
