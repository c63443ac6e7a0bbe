package dev.bpnet.data.prepare;

/** Rows as numbers: inputs and targets, each row-major in one array that is exactly as long as it has to be. */
public final class EncodedRows {

    private final int rows;
    private final int width;
    private final float[] inputs;
    private final int targetWidth;
    private final float[] targets;

    /**
     * @param rows how many
     * @param width inputs a row
     * @param inputs {@code rows * width} numbers; kept, not copied
     * @param targetWidth targets a row
     * @param targets {@code rows * targetWidth} numbers; kept, not copied
     */
    public EncodedRows(int rows, int width, float[] inputs, int targetWidth, float[] targets) {
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
}
