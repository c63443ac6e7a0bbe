package dev.bpnet.tck;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.MetricAccumulators;
import dev.bpnet.tck.check.MetricBlocks;
import dev.bpnet.tck.check.MetricEmpty;
import dev.bpnet.tck.check.MetricSubject;
import dev.bpnet.tck.check.MetricWeights;
import dev.bpnet.tck.check.TargetNumbers;
import dev.bpnet.tck.check.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a metric promises. */
public interface MetricContract extends PluginContract {

    @Override
    MetricPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others where it has parameters worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The targets to examine it with: of each kind that it accepts, a small one and a larger one. */
    default List<TargetInfo> targets() {
        return Targets.of(plugin().accepts());
    }

    /** The targets of rows: numbers in [-2, 2) and any classes, unless the metric wants others. */
    default TargetNumbers numbers() {
        return TargetNumbers.usual();
    }

    /** {@link MetricBlocks}. */
    @Test
    default void blocksDoNotMatter() {
        examine(new MetricBlocks());
    }

    /** {@link MetricAccumulators}. */
    @Test
    default void accumulatorsKnowNothingOfEachOther() {
        examine(new MetricAccumulators());
    }

    /** {@link MetricWeights}. */
    @Test
    default void aWeightIsANumberOfRows() {
        examine(new MetricWeights());
    }

    /** {@link MetricEmpty}. */
    @Test
    default void overNoRowsItIsNotDefined() {
        examine(new MetricEmpty());
    }

    private void examine(Check<MetricSubject> check) {
        MetricPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .flatMap(variant ->
                                targets().stream().map(target -> new MetricSubject(plugin, variant, target, numbers())))
                        .toList());
    }
}
