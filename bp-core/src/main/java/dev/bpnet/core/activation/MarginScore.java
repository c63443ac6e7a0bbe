package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** {@code (1 + z)/2}: margins of -1 and 1 become 0 and 1, the border between two classes 0.5. */
@Doc(value = "Shows a margin as a score with 0.5 between the two classes.", formula = "(1 + z)/2")
public final class MarginScore implements ActivationPlugin<NoParameters> {

    /** Its name in YAML. */
    public static final String NAME = "margin_score";

    /** Found as a service. */
    public MarginScore() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Activation create(NoParameters none) {
        return new Function();
    }

    private record Function() implements ElementwiseActivation {
        @Override
        public double value(double z) {
            return (1 + z) / 2;
        }

        @Override
        public double slope(double z, double a) {
            return 0.5;
        }
    }
}
