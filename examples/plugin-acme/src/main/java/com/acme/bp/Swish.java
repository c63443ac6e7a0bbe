package com.acme.bp;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/** {@code acme_swish}: {@code a = z · s} with {@code s = sigmoid(beta · z)}, slope {@code s + beta · z · s · (1 - s)}. */
@Doc(
        value = "Swish with a slope: relu without its corner.",
        formula = "a = z · sigmoid(beta · z)",
        source = "Ramachandran, Zoph, Le: Searching for activation functions, 2017")
public final class Swish implements ActivationPlugin<Swish.Parameters> {

    /** The parameters of {@code acme_swish}. */
    public record Parameters(
            @Doc("how steep it bends; 0 makes it z/2") @Range(min = 0) double beta) {}

    /** Found as a service. */
    public Swish() {}

    @Override
    public String name() {
        return "acme_swish";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Activation create(Parameters parameters) {
        return new Function(parameters.beta());
    }

    private record Function(double beta) implements ElementwiseActivation {
        @Override
        public double value(double z) {
            return z * DoubleMath.sigmoid(beta * z);
        }

        @Override
        public double slope(double z, double a) {
            double s = DoubleMath.sigmoid(beta * z);
            return s + beta * z * s * (1 - s);
        }
    }
}
