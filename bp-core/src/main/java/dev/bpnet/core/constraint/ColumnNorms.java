package dev.bpnet.core.constraint;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;

/**
 * Scales columns: one whose Euclidean norm n is above the limit, or every one but those of zeros where the norm is to be
 * exact, becomes {@code w·(limit/n)}. The norm is a chain of fused multiply-adds in double over ascending rows, the factor
 * is rounded once to float.
 *
 * @param limit the norm
 * @param exact whether shorter columns are made longer
 */
record ColumnNorms(double limit, boolean exact) implements Constraint {
    @Override
    public boolean elementwise() {
        return false;
    }

    @Override
    public void define(double[][] w) {
        for (int j = 0; j < w[0].length; j++) {
            double square = 0;
            for (double[] row : w) {
                square += row[j] * row[j];
            }
            double factor = factor(square);
            for (double[] row : w) {
                row[j] *= factor;
            }
        }
    }

    /** What a column with that sum of squares is multiplied by. */
    private double factor(double square) {
        double norm = Math.sqrt(square);
        return norm > limit || (exact && norm > 0) ? limit / norm : 1;
    }

    @Override
    public void project(Kernels k, Parameter p, float[] w, int from, int to) {
        for (int column = 0; column < p.columns(); column++) {
            float factor = (float) factor(sumOfSquares(p, w, column));
            if (factor != 1) {
                for (int i = p.offset() + column; i < p.end(); i += p.columns()) {
                    w[i] *= factor;
                }
            }
        }
    }

    private static double sumOfSquares(Parameter p, float[] w, int column) {
        double sum = 0;
        for (int i = p.offset() + column; i < p.end(); i += p.columns()) {
            sum = Math.fma((double) w[i], w[i], sum);
        }
        return sum;
    }
}
