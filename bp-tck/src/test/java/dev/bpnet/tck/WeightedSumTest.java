package dev.bpnet.tck;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.loss.WeightedSum.Weighted;
import java.util.List;

/** A sum of losses keeps the contract of each of them. */
class WeightedSumTest implements LossContract {
    @Override
    public LossPlugin<?> plugin() {
        return new WeightedSum();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(
                plugin().defaults(),
                new WeightedSum.Parameters(List.of(
                        new Weighted(Choice.of("log_cosh"), 2),
                        new Weighted(Choice.of("binary_cross_entropy"), 0.5),
                        new Weighted(Choice.of("cross_entropy"), 3))));
    }
}
