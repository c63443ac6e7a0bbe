package dev.bpnet.tck;

import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.DoubtsAreSentences;
import dev.bpnet.tck.check.RatesAllocateNothing;
import dev.bpnet.tck.check.RatesAreUsable;
import dev.bpnet.tck.check.RatesResume;
import dev.bpnet.tck.check.ScheduleSubject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a schedule promises. */
public interface ScheduleContract extends PluginContract {

    @Override
    SchedulePlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** {@link RatesAreUsable}. */
    @Test
    default void everyRateIsUsable() {
        examine(new RatesAreUsable());
    }

    /** {@link RatesResume}. */
    @Test
    default void allStateIsDeclared() {
        examine(new RatesResume());
    }

    /** {@link RatesAllocateNothing}. */
    @Test
    default void askingForARateAllocatesNothing() {
        examine(new RatesAllocateNothing());
    }

    /** {@link DoubtsAreSentences}. */
    @Test
    default void doubtsOfARunAreSentences() {
        examine(new DoubtsAreSentences());
    }

    private void examine(Check<ScheduleSubject> check) {
        SchedulePlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new ScheduleSubject(plugin, variant))
                        .toList());
    }
}
