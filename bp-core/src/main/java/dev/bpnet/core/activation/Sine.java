package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a = sin z}, {@code dz = da · cos z}.
 */
@Doc(
        value = "The sine: for networks that represent signals, images and other functions of position.",
        formula = "a = sin z",
        source =
                "Sitzmann, Martel, Bergman, Lindell, Wetzstein: Implicit neural representations with periodic activation functions, 2020")
public final class Sine implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Sine() {}

    @Override
    public String name() {
        return "sin";
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
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return DoubleMath.sin(z);
        }

        @Override
        public double slope(double z, double a) {
            return DoubleMath.cos(z);
        }
    }
}
