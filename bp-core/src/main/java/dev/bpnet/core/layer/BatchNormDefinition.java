package dev.bpnet.core.layer;

import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.LayerDefinition;
import java.util.Arrays;
import java.util.Locale;

/** Batch normalisation in double: by the batch's own mean and variance in training, else by the running ones. */
final class BatchNormDefinition implements LayerDefinition {
    private final Affine affine;
    private final double epsilon;
    private double[][] n = {};
    private double[] deviation = {};
    private boolean training;

    BatchNormDefinition(Affine affine, double epsilon) {
        this.affine = affine;
        this.epsilon = epsilon;
    }

    @Override
    public double[][] forward(DefinitionPass pass, double[][] x) {
        int width = affine.width();
        training = pass.training();
        double[] mean = pass.buffer(0)[0];
        double[] variance = pass.buffer(1)[0];
        if (training) {
            mean = mean(x, width);
            double[][] squares = new double[x.length][width];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < width; j++) {
                    squares[i][j] = (x[i][j] - mean[j]) * (x[i][j] - mean[j]);
                }
            }
            variance = mean(squares, width);
        }
        deviation = Arrays.stream(variance).map(v -> Math.sqrt(v + epsilon)).toArray();
        n = new double[x.length][width];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < width; j++) {
                n[i][j] = (x[i][j] - mean[j]) / deviation[j];
            }
        }
        String formula = training
                ? "(%s - mean) / √(variance + %s) of each column"
                : "(%s - running mean) / √(running variance + %s) of each column";
        pass.note("n[" + pass.number() + "]", String.format(Locale.ROOT, formula, pass.inputName(), epsilon), n);
        return affine.define(pass, n);
    }

    private static double[] mean(double[][] rows, int width) {
        double[] mean = new double[width];
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        return mean;
    }

    @Override
    public double[][] backward(DefinitionPass pass, double[][] dy) {
        int width = affine.width();
        double[][] dn = affine.defineBackward(pass, n, dy);
        double[][] along = new double[dy.length][width];
        for (int i = 0; i < dy.length; i++) {
            for (int j = 0; j < width; j++) {
                along[i][j] = dn[i][j] * n[i][j];
            }
        }
        double[] meanDn = training ? mean(dn, width) : new double[width];
        double[] meanAlong = training ? mean(along, width) : new double[width];
        double[][] dx = new double[dy.length][width];
        for (int i = 0; i < dy.length; i++) {
            for (int j = 0; j < width; j++) {
                dx[i][j] = (dn[i][j] - meanDn[j] - n[i][j] * meanAlong[j]) / deviation[j];
            }
        }
        String of = "dL/dn[" + pass.number() + "]";
        pass.note(
                "dL/d" + pass.inputName(),
                String.format(Locale.ROOT, "(%s - mean(%s) - n·mean(%s * n)) / √(variance + ε)", of, of, of),
                dx);
        return dx;
    }
}
