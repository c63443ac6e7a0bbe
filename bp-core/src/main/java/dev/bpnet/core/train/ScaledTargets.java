package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;

/** Targets of a batch in the training unit. */
final class ScaledTargets {
    private final double[] scale;
    private final double[] shift;
    private final Matrix own;
    private final Matrix scaled;

    /** Scales these targets. */
    ScaledTargets(TargetScaling scaling, Matrix own) {
        this.scale = scaling.scale().stream().mapToDouble(Double::doubleValue).toArray();
        this.shift = scaling.shift().stream().mapToDouble(Double::doubleValue).toArray();
        this.own = own;
        this.scaled = Matrix.zeros(own.rows(), scale.length);
    }

    /** Rows {@code [from, to)}. */
    void apply(int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < scale.length; j++) {
                scaled.set(i, j, (float) ((own.get(i, j) - shift[j]) / scale[j]));
            }
        }
    }

    /** The scaled ones. */
    Matrix matrix() {
        return scaled;
    }
}
