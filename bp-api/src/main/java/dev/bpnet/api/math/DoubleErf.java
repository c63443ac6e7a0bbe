package dev.bpnet.api.math;

/**
 * The error functions and the normal distribution in double precision. The formulas are those of {@link ErfFormula}
 * with longer polynomials; only the exponential is {@link StrictMath#exp}.
 *
 * <p>The polynomials interpolate at the zeros of Chebyshev polynomials, computed with 60 digits for this class: {@link
 * #SMALL} for {@code erf(a) / a - 1} as a function of {@code a²} up to 0.84 (relative error of {@code erf} 2^-56.3 with
 * coefficients in double), {@link #TAIL} for {@code (1 + 2a) exp(a²) erfc(a)} as a function of {@code q = (a - 3.75) /
 * (a + 3.75)} from 0.2 to 27.3 (2^-58.2). The transformation and the centre 3.75: M. M. Shepherd and J. G. Laframboise,
 * "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞", Mathematics of Computation 36 (1981).
 */
final class DoubleErf {
    private static final double[] SMALL = {
        0x1.06eba8214db69p-3,
        -0x1.812746b0379e6p-2,
        0x1.ce2f21a042ae5p-4,
        -0x1.b82ce312822a6p-6,
        0x1.565bcd0d03e2fp-8,
        -0x1.c02db3a5a11c5p-11,
        0x1.f9a3186e120dfp-14,
        -0x1.f4d0d1f9a41fcp-17,
        0x1.b9cad8923f5bfp-20,
        -0x1.5e23593784856p-23,
        0x1.e86add76e277ap-27,
        -0x1.e98750fe98fbdp-31
    };

    /** Without the constant term. */
    private static final double[] TAIL = {
        -0x1.1f367683f89a6p-3,
        0x1.d5f2948159bd2p-9,
        0x1.510169d096741p-4,
        -0x1.bda9309a285d0p-4,
        0x1.7a14188a9bb4ap-4,
        -0x1.e0d0fa6e09a11p-5,
        0x1.d0b0037d2dcf4p-6,
        -0x1.3f603c31fceeap-7,
        0x1.cc3a0e900cebbp-10,
        0x1.33fb2305e4757p-12,
        -0x1.303fa94715553p-12,
        0x1.b1446dc1fea00p-15,
        0x1.778d63b38ced4p-16,
        -0x1.80092d7b2ff02p-17,
        -0x1.05bbf667c8e13p-20,
        0x1.d6a09cb6feabap-20,
        -0x1.d08501134ec70p-25,
        -0x1.170d342eb04f5p-22,
        0x1.4a24f7d5791c2p-26,
        0x1.4b7f3dcc39941p-25,
        -0x1.cad58514cfd8cp-31,
        -0x1.2a1318b98725dp-28,
        -0x1.42b31f00edb91p-31
    };

    private static final double TAIL_0 = 0x1.3ccda0b5d5dc2p0;
    private static final double TAIL_0_LOW = 0x1.e7d8b1e4188dfp-54;
    private static final double CENTRE = 3.75;
    private static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;
    private static final double SQRT_HALF_LOW = -0x1.bdd3413b26456p-55;

    private DoubleErf() {}

    static double erf(double x) {
        double a = Math.abs(x);
        if (a < 0.84) {
            return Math.fma(horner(SMALL, x * x), x, x);
        }
        return Math.copySign(1 - tail(Math.min(a, 6)), x);
    }

    static double erfc(double x) {
        if (Math.abs(x) < 0.25) {
            return 1 - erf(x);
        }
        double y = tail(Math.min(Math.abs(x), 28));
        return x < 0 ? 2 - y : y;
    }

    static double normalCdf(double x) {
        double b = Math.min(Math.abs(x), 39);
        double a = b * SQRT_HALF;
        if (a < 0.25) {
            return Math.fma(0.5, erf(x * SQRT_HALF), 0.5);
        }
        double s = b * b;
        double aLow = Math.fma(b, SQRT_HALF_LOW, Math.fma(b, SQRT_HALF, -a));
        double y = 0.5 * tail(a, aLow, 0.5 * s, 0.5 * Math.fma(b, b, -s));
        return x > 0 ? 1 - y : y;
    }

    private static double tail(double a) {
        double s = a * a;
        return tail(a, 0, s, Math.fma(a, a, -s));
    }

    /**
     * {@code erfc(a + aLow)}, given {@code s + sLow = (a + aLow)²}; the quotient of polynomial and denominator is taken
     * twice as long.
     */
    private static double tail(double a, double aLow, double s, double sLow) {
        double q = (a - CENTRE) / (a + CENTRE);
        double v = horner(TAIL, q) * q;
        double r = TAIL_0 + v;
        double rLow = TAIL_0 - r + v + TAIL_0_LOW;
        double d = Math.fma(2, a, 1);
        double dLow = Math.fma(2, aLow, 1 - d + 2 * a);
        double w = r / d;
        double wLow = (Math.fma(-w, d, r) + (rLow - w * dLow)) / d - w * sLow;
        double e = StrictMath.exp(-s);
        return Math.fma(e, w, e * wLow);
    }

    private static double horner(double[] coefficients, double x) {
        double y = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            y = Math.fma(y, x, coefficients[i]);
        }
        return y;
    }
}
