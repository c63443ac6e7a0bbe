package dev.bpnet.tck;

import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.PenaltyAllocation;
import dev.bpnet.tck.check.PenaltyGradient;
import dev.bpnet.tck.check.PenaltyNan;
import dev.bpnet.tck.check.PenaltyRanges;
import dev.bpnet.tck.check.RegularizerSubject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a regularizer promises. */
public interface RegularizerContract extends PluginContract {

    @Override
    RegularizerPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** {@link PenaltyGradient}. */
    @Test
    default void theGradientIsThatOfThePenalty() {
        examine(new PenaltyGradient());
    }

    /** {@link PenaltyRanges}. */
    @Test
    default void rangesAreKeptTo() {
        examine(new PenaltyRanges());
    }

    /** {@link PenaltyNan}. */
    @Test
    default void nanStaysNan() {
        examine(new PenaltyNan());
    }

    /** {@link PenaltyAllocation}. */
    @Test
    default void addingTheGradientAllocatesNothing() {
        examine(new PenaltyAllocation());
    }

    private void examine(Check<RegularizerSubject> check) {
        RegularizerPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new RegularizerSubject(plugin, variant))
                        .toList());
    }
}
