package com.acme.bp;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.random.RandomStream;

/** {@code acme_rademacher}: {@code ±gain/√fan_in}, each sign with probability ½; the variance is {@code gain²/fan_in}. */
@Doc(value = "One size, random signs: no weight starts near 0.", formula = "w = ±gain/√fan_in")
public final class Rademacher implements InitializerPlugin<Rademacher.Parameters> {

    /** The parameters of {@code acme_rademacher}. */
    public record Parameters(
            @Doc("the size of a weight, times the root of the inputs of a unit") @Range(min = 0, exclusiveMin = true)
            double gain) {}

    /** Found as a service. */
    public Rademacher() {}

    @Override
    public String name() {
        return "acme_rademacher";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new Signs(parameters.gain());
    }

    private record Signs(double gain) implements Initializer {
        @Override
        public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
            float size = (float) (gain / Math.sqrt(fanIn));
            for (int i = 0; i < w.rows(); i++) {
                for (int j = 0; j < w.columns(); j++) {
                    w.set(i, j, random.bits((long) i * w.columns() + j) < 0 ? -size : size);
                }
            }
        }
    }
}
