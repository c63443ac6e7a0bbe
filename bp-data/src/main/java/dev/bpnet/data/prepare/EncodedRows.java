package dev.bpnet.data.prepare;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import org.jspecify.annotations.Nullable;

/** Rows as numbers: inputs and targets, each row-major in one array that is exactly as long as it has to be. */
public final class EncodedRows {

    private final int rows;
    private final int width;
    private final float[] inputs;
    private final int targetWidth;
    private final float[] targets;
    private final double @Nullable [] weights;

    /**
     * @param rows how many
     * @param width inputs a row
     * @param inputs {@code rows * width} numbers; kept, not copied
     * @param targetWidth targets a row
     * @param targets {@code rows * targetWidth} numbers; kept, not copied
     * @param weights one a row; null where all rows count alike
     */
    public EncodedRows(
            int rows, int width, float[] inputs, int targetWidth, float[] targets, double @Nullable [] weights) {
        if (weights != null && weights.length != rows) {
            throw new IllegalArgumentException(rows + " rows have " + weights.length + " weights");
        }
        if (inputs.length != Math.multiplyExact(rows, width)
                || targets.length != Math.multiplyExact(rows, targetWidth)) {
            throw new IllegalArgumentException(rows + " rows of " + width + " inputs and " + targetWidth
                    + " targets do not have " + inputs.length + " and " + targets.length + " numbers");
        }
        this.rows = rows;
        this.width = width;
        this.inputs = inputs;
        this.targetWidth = targetWidth;
        this.targets = targets;
        this.weights = weights;
    }

    /**
     * Rows of a preprocessing. Inputs that are reconstructed are their own targets: one array.
     *
     * @param targets those that are read from columns
     */
    static EncodedRows of(
            FittedPreprocessing fitted, int rows, float[] inputs, float[] targets, double @Nullable [] weights) {
        float[] all = fitted.reconstructs() ? inputs : targets;
        return new EncodedRows(rows, fitted.width(), inputs, fitted.targets().size(), all, weights);
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** Inputs a row. */
    public int width() {
        return width;
    }

    /** The inputs, row-major {@code [rows, width]}; the array itself, for whoever takes over the data. */
    public float[] inputs() {
        return inputs;
    }

    /** Targets a row. */
    public int targetWidth() {
        return targetWidth;
    }

    /** The targets, row-major {@code [rows, targetWidth]}: a class is its index, a number is scaled; the array itself. */
    public float[] targets() {
        return targets;
    }

    /** The rows as the engine takes them; the arrays are shared. */
    public Dataset dataset(TargetInfo target) {
        Matrix x = Matrix.of(inputs, 0, rows, width);
        Matrix t = Matrix.of(targets, 0, rows, targetWidth);
        return weights == null ? Dataset.of(x, t, target) : Dataset.of(x, t, target, weights);
    }
}
