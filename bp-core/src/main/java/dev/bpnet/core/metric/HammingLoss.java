package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * The share of labels that are predicted wrong, {@code Σ_i w_i Σ_j [ŷ_ij ≠ y_ij] / (L·Σ w)} over rows i and L labels j, each
 * said to be there above 0.5; labels that are missing do not count. Less is better.
 */
@Doc(
        value = "The share of several labels that are predicted wrong.",
        formula = "Σ w·[ŷ ≠ y] / (L·Σ w)",
        source = "scikit-learn hamming_loss")
public final class HammingLoss implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public HammingLoss() {}

    @Override
    public String name() {
        return "hamming_loss";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.MULTI_LABEL);
    }

    @Override
    public Needs needs() {
        return Needs.LABEL;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new WrongLabels(target.columns(), target.missing(), false);
    }
}
