package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code prior}: for the biases of the output layer, the numbers that make the network's first prediction what is most likely
 * before an input is seen. The trainer works them out from the training rows, by their weights, before the network is made,
 * and puts {@code values} in this one's place:
 *
 * <pre>
 *   sigmoid        ln(p / (1 - p))     p = the share of the positive class, or of the rows with a label
 *   softmax        ln(p)               p = the share of each class
 *   exponential    ln(mean)            the mean of the target
 *   linear         mean                of the target; 0 where it is standardised
 * </pre>
 *
 * <p>A share or a mean of 0 counts as half a row, so that every number is finite.
 */
@Doc(
        value = "For the biases of the output layer: the first prediction is the mean of the training rows.",
        formula = "ln(p/(1 - p)) for sigmoid, ln(p) for softmax, ln(mean) for exponential, mean for a linear output",
        source = "Lin et al., Focal Loss for Dense Object Detection, 2017, section 3.3")
public final class Prior implements InitializerPlugin<NoParameters> {
    /** Its name in YAML. */
    public static final String NAME = "prior";

    /** Found as a service. */
    public Prior() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    /**
     * Not without training rows.
     *
     * @throws IllegalArgumentException always
     */
    @Override
    public Initializer create(NoParameters parameters) {
        throw new IllegalArgumentException(
                "the initializer prior is for the biases of the output layer only, where the trainer"
                        + " works it out from the training rows; there it is network.output.bias_initializer");
    }
}
