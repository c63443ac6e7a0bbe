package dev.bpnet.core.definition;

import dev.bpnet.api.loss.Loss;

/**
 * Derivatives of a network's loss by central differences, of parameters and of any forward quantity. The step is
 * {@code h = 1e-5 · max(1, |value|)}: truncation ({@code h²}) and rounding ({@code 2⁻⁵³ / h}) are both about 1e-10 there.
 */
final class NumericGradient {
    private static final double H = 1e-5;

    /** One-sided slopes that differ by more than this many steps straddle a kink (relu at 0). */
    private static final double KINK = 1e3;

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
        double h = H * Math.max(1, Math.abs(value));
        double middle = lossOf((part, name, formula, v) -> {});
        array[index] = value + h;
        double above = lossOf((part, name, formula, v) -> {});
        array[index] = value - h;
        double below = lossOf((part, name, formula, v) -> {});
        array[index] = value;
        return slope(middle, above, below, h);
    }

    /** The slope by one value of the input. */
    double byInput(int row, int column) {
        return byValue(x[row], column);
    }

    /** The slope by one value of a forward quantity; NaN at a kink. */
    double byQuantity(String quantity, int row, int column, double value) {
        double h = H * Math.max(1, Math.abs(value));
        double middle = lossOf((part, name, formula, v) -> {});
        double above = lossOf(nudge(quantity, row, column, h));
        double below = lossOf(nudge(quantity, row, column, -h));
        return slope(middle, above, below, h);
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

    private static double slope(double middle, double above, double below, double h) {
        double right = (above - middle) / h;
        double left = (middle - below) / h;
        double slope = (above - below) / (2 * h);
        boolean kink = Math.abs(right - left) > KINK * h * Math.max(1, Math.abs(slope));
        return kink ? Double.NaN : slope;
    }
}
