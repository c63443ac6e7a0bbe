package dev.bpnet.optimizers.schedule;

/**
 * {@code cos(π·x)} in double: exact at every half, elsewhere within 2e-15. The argument is brought exactly to a quarter of a
 * half turn by the symmetries of the wave, where the Taylor polynomials of sine and cosine end (the first term left out is
 * below 3e-18).
 *
 * <p>A schedule is asked at every step: {@code StrictMath.cos} allocates 72 bytes a call until it is compiled, and the bits
 * of {@code Math.cos} depend on who compiled it.
 */
final class CosPi {
    private CosPi() {}

    static double of(double x) {
        double r = Math.abs(x) % 2;
        if (r > 1) {
            r = 2 - r;
        }
        return r > 0.5 ? -firstQuarter(1 - r) : firstQuarter(r);
    }

    /** {@code cos(π·r)} for r in [0, 1/2]. */
    private static double firstQuarter(double r) {
        return r <= 0.25 ? cosine(Math.PI * r) : sine(Math.PI * (0.5 - r));
    }

    private static double cosine(double y) {
        double s = y * y;
        double sum = 1.0 / 20_922_789_888_000.0;
        sum = Math.fma(sum, s, -1.0 / 87_178_291_200.0);
        sum = Math.fma(sum, s, 1.0 / 479_001_600.0);
        sum = Math.fma(sum, s, -1.0 / 3_628_800.0);
        sum = Math.fma(sum, s, 1.0 / 40_320.0);
        sum = Math.fma(sum, s, -1.0 / 720.0);
        sum = Math.fma(sum, s, 1.0 / 24.0);
        sum = Math.fma(sum, s, -1.0 / 2.0);
        return Math.fma(sum, s, 1);
    }

    private static double sine(double y) {
        double s = y * y;
        double sum = 1.0 / 355_687_428_096_000.0;
        sum = Math.fma(sum, s, -1.0 / 1_307_674_368_000.0);
        sum = Math.fma(sum, s, 1.0 / 6_227_020_800.0);
        sum = Math.fma(sum, s, -1.0 / 39_916_800.0);
        sum = Math.fma(sum, s, 1.0 / 362_880.0);
        sum = Math.fma(sum, s, -1.0 / 5_040.0);
        sum = Math.fma(sum, s, 1.0 / 120.0);
        sum = Math.fma(sum, s, -1.0 / 6.0);
        return Math.fma(sum * s, y, y);
    }
}
