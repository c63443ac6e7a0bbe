package dev.bpnet.core.definition;

import org.jspecify.annotations.Nullable;

/** One named matrix of a derivation, and for a derivative the numeric one beside it. */
public final class Quantity {
    private final Part part;
    private final String name;
    private final String formula;
    private final double[][] values;
    private final double @Nullable [][] numeric;

    /** Where in the derivation it stands. */
    public enum Part {
        /** Given: rows, targets, weights. */
        GIVEN,
        /** Computed forward. */
        FORWARD,
        /** The loss. */
        LOSS,
        /** A derivative of the loss. */
        BACKWARD,
        /** A parameter after the step. */
        UPDATE
    }

    Quantity(Part part, String name, String formula, double[][] values, double @Nullable [][] numeric) {
        this.part = part;
        this.name = name;
        this.formula = formula;
        this.values = copy(values);
        this.numeric = numeric == null ? null : copy(numeric);
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }

    Quantity withNumeric(double[][] found) {
        return new Quantity(part, name, formula, values, found);
    }

    /** Where it stands. */
    public Part part() {
        return part;
    }

    /** Its name: {@code z[1]}, {@code dL/dW[2]}. */
    public String name() {
        return name;
    }

    /** How it is computed; empty for what is given. */
    public String formula() {
        return formula;
    }

    /** Its rows. */
    public int rows() {
        return values.length;
    }

    /** Its columns. */
    public int columns() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** Its numbers, a copy. */
    public double[][] values() {
        return copy(values);
    }

    /** The numeric derivative by central differences, a copy; NaN where it was not taken; null for no derivative. */
    public double @Nullable [][] numeric() {
        return numeric == null ? null : copy(numeric);
    }

    /** The greatest difference between the two where both were taken; NaN where none was. */
    public double maxDifference() {
        double[][] other = numeric;
        if (other == null) {
            return Double.NaN;
        }
        double max = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                double difference = Math.abs(values[i][j] - other[i][j]);
                if (!Double.isNaN(difference) && !(difference <= max)) {
                    max = difference;
                }
            }
        }
        return max;
    }
}
