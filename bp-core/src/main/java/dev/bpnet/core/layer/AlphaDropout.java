package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Dropout for networks of selu units: a dropped value becomes {@code α' = -λα = -1.7580993408473766}, the limit of selu at -∞,
 * and all values go through {@code a·x + b}, chosen so that mean 0 and variance 1 stay:
 * {@code a = ((1 - rate)(1 + rate·α'²))^(-1/2)}, {@code b = -a·rate·α'}. In prediction the layer does nothing.
 */
@Doc(
        value = "dropout for selu networks: keeps mean 0 and variance 1; does nothing in prediction",
        formula = "y = a·(m * x + (1 - m)·α') + b, with m = 0 with probability rate, α' = -1.7581,"
                + " a = ((1 - rate)(1 + rate·α'²))^-½, b = -a·rate·α'",
        source = "Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, 2017")
public final class AlphaDropout implements LayerPlugin<AlphaDropout.Parameters> {
    /** The limit of selu at -∞. */
    static final double LIMIT = -1.7580993408473766;

    /**
     * Parameters of alpha dropout.
     *
     * @param rate the probability of being dropped
     */
    public record Parameters(
            @Doc("the probability that a value is dropped; PyTorch calls it p")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double rate) {}

    /** Its name in YAML. */
    public static final String NAME = "alpha_dropout";

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
        double rate = p.rate();
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * LIMIT * LIMIT));
        double b = -a * rate * LIMIT;
        return new DroppingLayer(NAME, context.inputs(), rate, a, b, a * LIMIT + b);
    }
}
