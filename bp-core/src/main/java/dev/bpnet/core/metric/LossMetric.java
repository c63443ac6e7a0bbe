package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.EnumSet;
import java.util.Set;

/** {@code Σ w·l / Σ w} over the losses of the rows, penalties not included. */
@Doc(value = "The mean of the loss that is trained on, penalties not included.", formula = "Σ w·l / Σ w")
public final class LossMetric implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public LossMetric() {}

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return EnumSet.allOf(TargetKind.class);
    }

    @Override
    public Needs needs() {
        return Needs.LOSS;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new Of();
    }

    private static final class Of implements Metric {
        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public Accumulator start() {
            return new Sum();
        }
    }

    private static final class Sum implements Metric.Accumulator {
        private final WeightedMean mean = new WeightedMean();

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.lossWeight(i);
                if (weight != 0) {
                    mean.add(weight, rows.loss(i));
                }
            }
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
