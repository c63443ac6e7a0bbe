package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * While training, each value is 0 with probability {@code rate}, and else divided by {@code 1 - rate}, so that its expectation
 * stays; in prediction the layer does nothing. That is PyTorch's and Keras's convention ("inverted" dropout); the paper scales
 * in prediction instead, which computes the same up to that factor in the weights.
 */
@Doc(
        value = "sets values to 0 at random while training; does nothing in prediction",
        formula = "y = m * x / (1 - rate), with m = 0 with probability rate, else 1",
        source = "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout: a simple way to prevent neural"
                + " networks from overfitting, 2014")
public final class Dropout implements LayerPlugin<Dropout.Parameters> {

    /**
     * Parameters of dropout.
     *
     * @param rate the probability of 0
     */
    public record Parameters(
            @Doc("the probability that a value is set to 0; PyTorch calls it p")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double rate) {}

    /** Its name in YAML. */
    public static final String NAME = "dropout";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.5);
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new DroppingLayer(NAME, context.inputs(), p.rate(), 1 / (1 - p.rate()), 0, 0);
    }
}
