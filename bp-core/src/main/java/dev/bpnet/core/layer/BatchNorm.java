package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Each column to mean 0 and variance 1 over the batch (with divisor m), then scaled and shifted; in prediction by running
 * averages, {@code running = (1 - momentum)·running + momentum·batch}, from 0 for the mean and 1 for the variance.
 *
 * <p>Momentum and ε as PyTorch has them: Keras's {@code momentum} is {@code 1 - momentum} here, by default 0.01, and its ε is
 * 1e-3. The running variance is the unbiased one, with divisor m - 1, as PyTorch's; Keras's is {@code running_variance: biased}.
 * All rows of a batch count alike in its mean and variance, whatever their weights; a batch of one row leaves the running
 * variance as it is. A batch that is so large that it runs in chunks is normalised chunk by chunk.
 */
@Doc(
        value =
                "brings each column to mean 0 and variance 1 over the batch, then scales and shifts it as it has learned;"
                        + " in prediction with running averages",
        formula = "y = γ * (x - mean(x)) / √(var(x) + ε) + β, over the rows of the batch",
        source = "Ioffe and Szegedy, Batch normalization: accelerating deep network training by reducing internal"
                + " covariate shift, 2015")
public final class BatchNorm implements LayerPlugin<BatchNorm.Parameters> {

    /** Which variance the running average is of. */
    public enum RunningVariance {
        /** With divisor m - 1. */
        @Doc("with divisor m - 1, as PyTorch")
        UNBIASED,
        /** With divisor m. */
        @Doc("with divisor m, as Keras")
        BIASED
    }

    /**
     * Parameters of a batch normalisation.
     *
     * @param epsilon what is added to the variance
     * @param momentum the weight of a batch in the running averages
     * @param runningVariance which variance the running average is of
     * @param scale whether γ is learned
     * @param shift whether β is learned
     */
    public record Parameters(
            @Doc("what is added to the variance; PyTorch's value, Keras's is 0.001")
            @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("the weight of a batch in the running averages, as PyTorch; Keras's momentum is 1 minus this")
            @Range(min = 0, max = 1)
            double momentum,

            @Doc("which variance the running average is of") RunningVariance runningVariance,

            @Doc("whether a factor γ for each column is learned")
            boolean scale,

            @Doc("whether a shift β for each column is learned")
            boolean shift) {}

    /** Its name in YAML. */
    public static final String NAME = "batch_norm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1e-5, 0.1, RunningVariance.UNBIASED, true, true);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new BatchNormLayer(
                Affine.of(context, p.scale(), p.shift()),
                p.epsilon(),
                p.momentum(),
                p.runningVariance() == RunningVariance.UNBIASED);
    }
}
