package dev.bpnet.core.definition;

import dev.bpnet.api.loss.Loss;

/**
 * Derivatives of a network's loss by central differences, of parameters and of any forward quantity. The step is
 * {@code h = 1e-5 · max(1, |value|)}: truncation ({@code h²}) and rounding ({@code 2⁻⁵³ / h}) are both about 1e-10 there.
 */
final class NumericGradient {
    private static final double H = 1e-5;

    /** One-sided slopes that differ by less than this are one slope: about a hundred times the rounding of a difference. */
    private static final double ONE_SLOPE = 1e-7;

    private final DoubleNetwork network;
    private final double[][] x;
    private final double[][] t;
    private final double[] weights;
    private final Loss loss;

    NumericGradient(DoubleNetwork network, double[][] x, double[][] t, double[] weights, Loss loss) {
        this.network = network;
        this.x = x;
        this.t = t;
        this.weights = weights;
        this.loss = loss;
    }

    /** The slope by one value of an array the network reads; NaN at a kink. */
    double byValue(double[] array, int index) {
        double value = array[index];
        return slope(value, by -> {
            array[index] = value + by;
            double loss = lossOf((part, name, formula, v) -> {});
            array[index] = value;
            return loss;
        });
    }

    /** The slope by one value of the input. */
    double byInput(int row, int column) {
        return byValue(x[row], column);
    }

    /** The slope by one value of a forward quantity; NaN at a kink. */
    double byQuantity(String quantity, int row, int column, double value) {
        return slope(value, by -> lossOf(nudge(quantity, row, column, by)));
    }

    private static DoubleNetwork.Listener nudge(String quantity, int row, int column, double by) {
        return (part, name, formula, values) -> {
            if (part == Quantity.Part.FORWARD && name.equals(quantity)) {
                values[row][column] += by;
            }
        };
    }

    private double lossOf(DoubleNetwork.Listener listener) {
        return network.loss(x, t, weights, loss, listener);
    }

    /** The loss when the value in question is moved by so much. */
    @FunctionalInterface
    private interface Moved {
        double loss(double by);
    }

    private static double slope(double value, Moved moved) {
        double h = H * Math.max(1, Math.abs(value));
        double bend = bend(moved, h);
        if (Math.abs(bend) > ONE_SLOPE) {
            // Where the loss is smooth, a tenth of the step bends a tenth as much; at a kink (relu at 0) it does not.
            double smallerBend = bend(moved, h / 10);
            if (Math.abs(smallerBend - bend / 10) > Math.abs(bend) / 20) {
                return Double.NaN;
            }
        }
        return (moved.loss(h) - moved.loss(-h)) / (2 * h);
    }

    /** How much the slope to the right differs from the slope to the left. */
    private static double bend(Moved moved, double h) {
        double middle = moved.loss(0);
        return (moved.loss(h) - middle) / h - (middle - moved.loss(-h)) / h;
    }
}
