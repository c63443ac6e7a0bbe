package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import java.util.List;

/**
 * Normalises the columns of a batch of m rows: {@code n = r·(x - μ)}, {@code y = γ * n + β}, with
 * {@code μ = Σ x / m}, {@code σ² = Σ(x - μ)² / m}, {@code r = 1 / √(σ² + ε)}. Backward, with {@code dn = γ * dy}:
 * {@code dx = r·(dn - mean(dn) - n·mean(dn * n)) = γ·r·(dy - mean(dy) - n·mean(dy * n))}.
 *
 * <p>Statistics are a stage over columns: sums in double over ascending rows, the variance in a second pass about the mean. The
 * mean is kept as two floats, so that columns far from 0 lose no digits by the subtraction.
 *
 * @param affine γ and β
 * @param epsilon ε
 * @param momentum the weight of a batch in the running averages
 * @param unbiased whether the running variance is with divisor m - 1
 */
record BatchNormLayer(Affine affine, double epsilon, double momentum, boolean unbiased) implements Layer {
    private static final int RUNNING_MEAN = 0;
    private static final int RUNNING_VARIANCE = 1;

    private static final int NORMALIZED = 0;
    private static final int PRODUCTS = 1;

    /** Rows of the cache. */
    private static final int MEAN = 0;

    private static final int MEAN_REST = 1;
    private static final int INVERSE = 2;
    private static final int MEAN_DELTA = 3;
    private static final int MEAN_PRODUCT = 4;
    private static final int STATISTICS = 5;

    @Override
    public int outputs() {
        return affine.width();
    }

    @Override
    public void declare(Declarations d) {
        affine.declare(d);
        d.buffer("running_mean", 1, outputs(), 0);
        d.buffer("running_variance", 1, outputs(), 1);
        d.scratch("n", outputs());
        d.scratch("dy * n", outputs());
        d.cache("statistics", STATISTICS, outputs());
    }

    @Override
    public List<Stage> forward() {
        return List.of(Stage.overColumns(outputs(), this::statistics), this::normalize);
    }

    private void statistics(Pass pass, int from, int to) {
        if (!pass.training()) {
            return;
        }
        Matrix cache = pass.cache(0);
        int rows = pass.rows();
        for (int j = from; j < to; j++) {
            double mean = ColumnSums.of(pass.input(), rows, j) / rows;
            double variance = ColumnSums.ofSquares(pass.input(), rows, j, mean) / rows;
            cache.set(MEAN, j, (float) mean);
            cache.set(MEAN_REST, j, (float) (mean - (float) mean));
            cache.set(INVERSE, j, (float) (1 / Math.sqrt(variance + epsilon)));
            updateRunning(pass.buffer(RUNNING_MEAN), j, mean);
            if (rows > 1) {
                updateRunning(pass.buffer(RUNNING_VARIANCE), j, unbiased ? variance * rows / (rows - 1) : variance);
            }
        }
    }

    private void updateRunning(Matrix running, int j, double value) {
        running.set(0, j, (float) ((1 - momentum) * running.get(0, j) + momentum * value));
    }

    private void normalize(Pass pass, int from, int to) {
        Matrix x = pass.input();
        Matrix normalized = pass.scratch(NORMALIZED);
        Matrix y = pass.output();
        for (int i = from; i < to; i++) {
            if (pass.training()) {
                Matrix cache = pass.cache(0);
                for (int j = 0; j < outputs(); j++) {
                    float centred = (x.get(i, j) - cache.get(MEAN, j)) - cache.get(MEAN_REST, j);
                    normalized.set(i, j, centred * cache.get(INVERSE, j));
                }
            } else {
                Matrix mean = pass.buffer(RUNNING_MEAN);
                Matrix variance = pass.buffer(RUNNING_VARIANCE);
                for (int j = 0; j < outputs(); j++) {
                    float deviation = (float) Math.sqrt(variance.get(0, j) + (float) epsilon);
                    normalized.set(i, j, (x.get(i, j) - mean.get(0, j)) / deviation);
                }
            }
            affine.apply(pass, normalized.array(), normalized.at(i), y.array(), y.at(i));
        }
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::products, Stage.overColumns(outputs(), this::meanDeltas), this::inputDelta);
    }

    private void products(Pass pass, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < outputs(); j++) {
                float product =
                        pass.outputDelta().get(i, j) * pass.scratch(NORMALIZED).get(i, j);
                pass.scratch(PRODUCTS).set(i, j, product);
            }
        }
    }

    private void meanDeltas(Pass pass, int from, int to) {
        if (pass.inputDelta() == null) {
            return;
        }
        int rows = pass.rows();
        for (int j = from; j < to; j++) {
            pass.cache(0).set(MEAN_DELTA, j, (float) (ColumnSums.of(pass.outputDelta(), rows, j) / rows));
            pass.cache(0).set(MEAN_PRODUCT, j, (float) (ColumnSums.of(pass.scratch(PRODUCTS), rows, j) / rows));
        }
    }

    private void inputDelta(Pass pass, int from, int to) {
        Matrix dx = pass.inputDelta();
        if (dx == null) {
            return;
        }
        Matrix gamma = affine.scale(pass);
        Matrix cache = pass.cache(0);
        Matrix n = pass.scratch(NORMALIZED);
        for (int i = from; i < to; i++) {
            for (int j = 0; j < outputs(); j++) {
                float centred = pass.outputDelta().get(i, j) - cache.get(MEAN_DELTA, j);
                float across = Math.fma(-n.get(i, j), cache.get(MEAN_PRODUCT, j), centred);
                float r = cache.get(INVERSE, j);
                dx.set(i, j, (gamma == null ? r : r * gamma.get(0, j)) * across);
            }
        }
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        affine.gradient(pass, index, pass.scratch(PRODUCTS), accumulate);
    }

    @Override
    public LayerDefinition define() {
        return new BatchNormDefinition(affine, epsilon);
    }

    @Override
    public String formula() {
        return "y = " + affine.formula("(x - mean(x)) / √(var(x) + ε)", "");
    }
}
