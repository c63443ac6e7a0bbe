package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Each row to mean 0 and variance 1 (with divisor n), then scaled and shifted by column. ε as PyTorch has it; Keras takes 1e-3.
 */
@Doc(
        value = "brings each row to mean 0 and variance 1, then scales and shifts each column as it has learned",
        formula = "y = γ * (x - mean(x)) / √(var(x) + ε) + β, over the columns of a row",
        source = "Ba, Kiros and Hinton, Layer normalization, 2016")
public final class LayerNorm implements LayerPlugin<LayerNorm.Parameters> {

    /**
     * Parameters of a layer normalisation.
     *
     * @param epsilon what is added to the variance
     * @param scale whether γ is learned
     * @param shift whether β is learned
     */
    public record Parameters(
            @Doc("what is added to the variance; PyTorch's value, Keras's is 0.001")
            @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("whether a factor γ for each column is learned")
            boolean scale,

            @Doc("whether a shift β for each column is learned")
            boolean shift) {}

    /** Its name in YAML. */
    public static final String NAME = "layer_norm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1e-5, true, true);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        Affine affine = Affine.of(context, p.scale(), p.shift());
        return new RowNormLayer(NAME, affine, true, p.epsilon());
    }
}
