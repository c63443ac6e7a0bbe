package dev.bpnet.cli.explain;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.train.Goal;
import dev.bpnet.core.train.TargetScaling;

/** Some rows of a data set, in double and in the unit that is trained in. */
public final class Rows {
    private final double[][] x;
    private final double[][] t;
    private final Dataset subset;

    private Rows(double[][] x, double[][] t, Dataset subset) {
        this.x = x;
        this.t = t;
        this.subset = subset;
    }

    /** The rows with these numbers. */
    public static Rows of(Dataset data, int[] numbers, Goal goal) {
        Matrix inputs = Matrix.zeros(numbers.length, data.inputs());
        Matrix targets = Matrix.zeros(numbers.length, data.target().columns());
        data.gather(numbers, 0, numbers.length, inputs, targets, 0);
        double[][] t = doubles(targets);
        TargetScaling scaling = goal.scaling();
        if (scaling != null) {
            for (double[] row : t) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (row[j] - scaling.shift().get(j)) / scaling.scale().get(j);
                }
            }
        }
        return new Rows(doubles(inputs), t, Dataset.of(inputs, targets, data.target()));
    }

    /** The first rows, at most that many. */
    public static Rows first(Dataset data, int most, Goal goal) {
        int[] numbers = new int[Math.min(most, data.rows())];
        java.util.Arrays.setAll(numbers, i -> i);
        return of(data, numbers, goal);
    }

    private static double[][] doubles(Matrix m) {
        double[][] rows = new double[m.rows()][m.columns()];
        for (int i = 0; i < m.rows(); i++) {
            for (int j = 0; j < m.columns(); j++) {
                rows[i][j] = m.get(i, j);
            }
        }
        return rows;
    }

    /** Inputs, {@code [rows][inputs]}. */
    public double[][] x() {
        return x;
    }

    /** Targets in the unit that is trained in. */
    public double[][] t() {
        return t;
    }

    /** The same rows for the engine. */
    public Dataset subset() {
        return subset;
    }
}
