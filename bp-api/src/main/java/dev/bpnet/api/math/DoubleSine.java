package dev.bpnet.api.math;

/**
 * The sine and the cosine in double. Up to {@link #LARGE} the multiple of π/2 is taken out in three parts with {@link
 * Math#fma} (Cody, Waite: Software manual for the elementary functions, 1980), the first difference being exact; the rest,
 * as a sum of two numbers, goes into the polynomials of fdlibm ({@code k_sin.c}, {@code k_cos.c}, Sun Microsystems 1993).
 * Beyond, {@link StrictMath} reduces the argument with as many digits of π as it takes.
 */
final class DoubleSine {
    /** 2^30: below it the count of quarter turns and its product with the first part of π/2 lose nothing. */
    private static final double LARGE = 0x1p30;

    private static final double TWO_OVER_PI = 0.63661977236758134308;
    private static final double HALF_PI = 1.5707963267948966;
    private static final double HALF_PI_LOW = 6.123233995736766e-17;
    private static final double HALF_PI_LOWEST = -1.497384904859169777e-33;

    private static final double S1 = -1.66666666666666324348e-01;
    private static final double S2 = 8.33333333332248946124e-03;
    private static final double S3 = -1.98412698298579493134e-04;
    private static final double S4 = 2.75573137070700676789e-06;
    private static final double S5 = -2.50507602534068634195e-08;
    private static final double S6 = 1.58969099521155010221e-10;

    private static final double C1 = 4.16666666666666019037e-02;
    private static final double C2 = -1.38888888888741095749e-03;
    private static final double C3 = 2.48015872894767294178e-05;
    private static final double C4 = -2.75573143513906633035e-07;
    private static final double C5 = 2.08757232129817482790e-09;
    private static final double C6 = -1.13596475577881948265e-11;

    private DoubleSine() {}

    static double sin(double x) {
        return Math.abs(x) < LARGE ? turned(x, 0) : StrictMath.sin(x);
    }

    static double cos(double x) {
        return Math.abs(x) < LARGE ? turned(x, 1) : StrictMath.cos(x);
    }

    /** {@code sin(x + quarters · π/2)}. */
    private static double turned(double x, int quarters) {
        double n = Math.rint(x * TWO_OVER_PI);
        double first = Math.fma(-n, HALF_PI, x);
        double p = n * HALF_PI_LOW;
        double pLow = Math.fma(n, HALF_PI_LOW, -p);
        double r = first - p;
        double back = r - first;
        double low = (first - (r - back)) - (p + back) - Math.fma(n, HALF_PI_LOWEST, pLow);
        double y = r + low;
        double yLow = r - y + low;
        int quadrant = ((int) n + quarters) & 3;
        double value = (quadrant & 1) == 0 ? sine(y, yLow) : cosine(y, yLow);
        if (x == 0 && quarters == 0) {
            return x; // keeps -0
        }
        return quadrant < 2 ? value : -value;
    }

    private static double sine(double x, double low) {
        double z = x * x;
        double v = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x - ((z * (0.5 * low - v * r) - low) - v * S1);
    }

    private static double cosine(double x, double low) {
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        double half = 0.5 * z;
        double w = 1 - half;
        return w + (1 - w - half + (z * r - x * low));
    }
}
