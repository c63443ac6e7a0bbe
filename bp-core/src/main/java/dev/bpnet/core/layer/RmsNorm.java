package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Each row divided by its root mean square, then scaled by column. ε as Keras has it; PyTorch takes the spacing of float at 1,
 * 1.19e-7.
 */
@Doc(
        value = "divides each row by its root mean square, then scales each column as it has learned",
        formula = "y = γ * x / √(mean(x²) + ε), over the columns of a row",
        source = "Zhang and Sennrich, Root mean square layer normalization, 2019")
public final class RmsNorm implements LayerPlugin<RmsNorm.Parameters> {

    /**
     * Parameters of a normalisation by the root mean square.
     *
     * @param epsilon what is added to the mean square
     * @param scale whether γ is learned
     */
    public record Parameters(
            @Doc("what is added to the mean square; Keras's value, PyTorch's is 1.19e-7")
            @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("whether a factor γ for each column is learned")
            boolean scale) {}

    /** Its name in YAML. */
    public static final String NAME = "rms_norm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1e-6, true);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new RowNormLayer(NAME, Affine.of(context, p.scale(), false), false, p.epsilon());
    }
}
