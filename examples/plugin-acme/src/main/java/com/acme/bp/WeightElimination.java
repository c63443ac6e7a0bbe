package com.acme.bp;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;

/** {@code acme_weight_elimination}: {@code factor · Σ w²/(1 + w²)}, whose derivative is {@code factor · 2w/(1 + w²)²}. */
@Doc(
        value = "Pulls small weights to 0 and leaves large ones nearly alone.",
        formula = "penalty = factor · Σ w²/(1 + w²)",
        source = "Weigend, Rumelhart, Huberman: Generalization by weight-elimination, 1991")
public final class WeightElimination implements RegularizerPlugin<WeightElimination.Parameters> {

    /** The parameters of {@code acme_weight_elimination}. */
    public record Parameters(
            @Doc("what one large weight adds to the loss") @Range(min = 0) double factor) {}

    /** Found as a service. */
    public WeightElimination() {}

    @Override
    public String name() {
        return "acme_weight_elimination";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001);
    }

    @Override
    public Regularizer create(Parameters parameters) {
        return new Penalty(parameters.factor());
    }

    private record Penalty(double factor) implements Regularizer {
        @Override
        public double penalty(double[][] w) {
            double sum = 0;
            for (double[] row : w) {
                for (double value : row) {
                    sum += value * value / (1 + value * value);
                }
            }
            return factor * sum;
        }

        @Override
        public void addGradient(Kernels k, Parameter p, float[] w, float[] g, int from, int to) {
            for (int i = from; i < to; i++) {
                double bend = 1 + (double) w[i] * w[i];
                g[i] += (float) (factor * 2 * w[i] / (bend * bend));
            }
        }
    }
}
