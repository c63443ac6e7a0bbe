package dev.bpnet.optimizers.minimize;

/** Sums over flat arrays in double, of a fixed shape. */
final class InnerProduct {
    private InnerProduct() {}

    /**
     * {@code Σ a[i]·b[i]}: four partial sums of fused multiply-adds, number i goes to partial {@code i mod 4} in ascending order; then
     * {@code (p0 + p2) + (p1 + p3)}. Products of floats are exact in double.
     */
    static double of(float[] a, float[] b) {
        double p0 = 0;
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            p0 = Math.fma((double) a[i], b[i], p0);
            p1 = Math.fma((double) a[i + 1], b[i + 1], p1);
            p2 = Math.fma((double) a[i + 2], b[i + 2], p2);
            p3 = Math.fma((double) a[i + 3], b[i + 3], p3);
        }
        for (; i < a.length; i++) {
            double product = (double) a[i] * b[i];
            switch (i & 3) {
                case 0 -> p0 += product;
                case 1 -> p1 += product;
                default -> p2 += product;
            }
        }
        return (p0 + p2) + (p1 + p3);
    }
}
