package dev.bpnet.simd;

/** Passes over arrays without vectors, for what is shorter than one. */
final class ScalarUpdates implements Updates {

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(a, x[xo + i], b * y[yo + i]);
        }
    }

    @Override
    public void lerp(float keep, float take, float[] x, int xo, float[] m, int mo, int n) {
        for (int i = 0; i < n; i++) {
            m[mo + i] = Math.fma(keep, m[mo + i], take * x[xo + i]);
        }
    }

    @Override
    public void lerpSquare(float keep, float take, float[] x, int xo, float[] v, int vo, int n) {
        for (int i = 0; i < n; i++) {
            v[vo + i] = Math.fma(keep, v[vo + i], take * x[xo + i] * x[xo + i]);
        }
    }

    @Override
    public void shift(float[] x, int xo, float by, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] + by;
        }
    }

    @Override
    public void divide(float[] y, int yo, float by, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] /= by;
        }
    }

    @Override
    public void adam(
            float keep1,
            float take1,
            float keep2,
            float take2,
            float meanScale,
            float rootScale,
            float epsilon,
            float[] g,
            int go,
            float[] m,
            int mo,
            float[] v,
            int vo,
            int n) {
        for (int i = 0; i < n; i++) {
            float x = g[go + i];
            float mean = Math.fma(keep1, m[mo + i], take1 * x);
            float square = Math.fma(keep2, v[vo + i], take2 * x * x);
            m[mo + i] = mean;
            v[vo + i] = square;
            g[go + i] = meanScale * mean / Math.fma((float) Math.sqrt(square), rootScale, epsilon);
        }
    }
}
