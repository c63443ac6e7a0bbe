package com.acme.bp;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Set;

/** {@code acme_within}: of all targets of all rows the share with {@code |ŷ - y| <= tolerance}, rows weighted. */
@Doc(value = "The share of predictions that are near enough.", formula = "share of |ŷ - y| <= tolerance")
public final class Within implements MetricPlugin<Within.Parameters> {

    /** The parameters of {@code acme_within}. */
    public record Parameters(
            @Doc("the greatest difference that is near enough, in the unit of the target") @Range(min = 0)
            double tolerance) {}

    /** Found as a service. */
    public Within() {}

    @Override
    public String name() {
        return "acme_within";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Needs needs() {
        return Needs.VALUE;
    }

    @Override
    public Metric create(Parameters parameters, TargetInfo target) {
        return new Of(parameters.tolerance(), target.columns());
    }

    private record Of(double tolerance, int targets) implements Metric {
        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public Accumulator start() {
            return new Share(tolerance, targets);
        }
    }

    /** Sums the weights of all predictions, and of those that are near enough. */
    private static final class Share implements Metric.Accumulator {
        private final double tolerance;
        private final int targets;
        private double near;
        private double all;

        Share(double tolerance, int targets) {
            this.tolerance = tolerance;
            this.targets = targets;
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                for (int j = 0; j < targets; j++) {
                    double target = rows.targets().get(i, j);
                    if (!Double.isNaN(target)) { // of several targets one may be missing
                        double difference = Math.abs(rows.predictions().get(i, j) - target);
                        near += difference <= tolerance ? rows.weight(i) : 0;
                        all += rows.weight(i);
                    }
                }
            }
        }

        @Override
        public double result() {
            return all == 0 ? Double.NaN : near / all;
        }
    }
}
