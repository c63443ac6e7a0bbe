package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows for a metric, as arrays. */
final class Rows {
    private final float[][] predictions;
    private final float[][] targets;
    private final double[] weights;
    private final double[] losses;

    private Rows(float[][] predictions, float[][] targets, double[] weights, double[] losses) {
        this.predictions = predictions;
        this.targets = targets;
        this.weights = weights;
        this.losses = losses;
    }

    static Rows of(float[][] predictions, float[][] targets) {
        double[] ones = new double[targets.length];
        Arrays.fill(ones, 1);
        return new Rows(predictions, targets, ones, new double[targets.length]);
    }

    /** One prediction and one target a row. */
    static Rows of(double[] predictions, double[] targets) {
        return of(column(predictions), column(targets));
    }

    static float[] floats(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    static float[][] column(double... numbers) {
        return Arrays.stream(numbers).mapToObj(x -> new float[] {(float) x}).toArray(float[][]::new);
    }

    Rows weighted(double... rowWeights) {
        return new Rows(predictions, targets, rowWeights, losses);
    }

    Rows withLosses(double... rowLosses) {
        return new Rows(predictions, targets, weights, rowLosses);
    }

    /** Those of the given numbers, in that order. */
    Rows choose(int... rows) {
        return new Rows(
                Arrays.stream(rows).mapToObj(i -> predictions[i]).toArray(float[][]::new),
                Arrays.stream(rows).mapToObj(i -> targets[i]).toArray(float[][]::new),
                Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> losses[i]).toArray());
    }

    int count() {
        return targets.length;
    }

    /** The figure over all rows in one block. */
    double measure(Metric metric) {
        return measure(metric, Math.max(1, count()));
    }

    /** The figure over blocks of this many rows. */
    double measure(Metric metric, int block) {
        Metric.Accumulator accumulator = metric.start();
        for (int from = 0; from < count(); from += block) {
            accumulator.add(choose(IntStream.range(from, Math.min(from + block, count()))
                            .toArray())
                    .block());
        }
        return accumulator.result();
    }

    /** The further figure of an index, over all rows in one block. */
    double part(Metric metric, int index) {
        Metric.Accumulator accumulator = metric.start();
        accumulator.add(block());
        return accumulator.part(index);
    }

    /** The same, with the result asked for after every row. */
    double measureAskingOften(Metric metric) {
        Metric.Accumulator accumulator = metric.start();
        double result = Double.NaN;
        for (int i = 0; i < count(); i++) {
            accumulator.add(choose(i).block());
            result = accumulator.result();
        }
        return result;
    }

    double weight(int row) {
        return weights[row];
    }

    /** The first row of a weight. */
    int rowOfWeight(double weight) {
        return IntStream.range(0, count())
                .filter(i -> weights[i] == weight)
                .findFirst()
                .orElseThrow();
    }

    /** A copy with NaN for the last prediction and the loss of a row. */
    Rows spoiled(int row) {
        float[][] broken = Arrays.stream(predictions).map(float[]::clone).toArray(float[][]::new);
        broken[row][broken[row].length - 1] = Float.NaN;
        double[] brokenLosses = losses.clone();
        brokenLosses[row] = Double.NaN;
        return new Rows(broken, targets, weights, brokenLosses);
    }

    private EvaluatedRows block() {
        Matrix predicted = Matrix.copyOf(predictions);
        Matrix actual = Matrix.copyOf(targets);
        return new EvaluatedRows() {
            @Override
            public int count() {
                return targets.length;
            }

            @Override
            public Matrix predictions() {
                return predicted;
            }

            @Override
            public Matrix targets() {
                return actual;
            }

            @Override
            public double weight(int row) {
                return weights[row];
            }

            @Override
            public double loss(int row) {
                return losses[row];
            }
        };
    }
}
