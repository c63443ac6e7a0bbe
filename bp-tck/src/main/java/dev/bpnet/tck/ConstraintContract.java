package dev.bpnet.tck;

import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.ConstraintSubject;
import dev.bpnet.tck.check.ProjectionAllocation;
import dev.bpnet.tck.check.ProjectionDefinition;
import dev.bpnet.tck.check.ProjectionNan;
import dev.bpnet.tck.check.ProjectionRanges;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a constraint promises. */
public interface ConstraintContract extends PluginContract {

    @Override
    ConstraintPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** {@link ProjectionDefinition}. */
    @Test
    default void theFloatPathComputesTheDefinition() {
        examine(new ProjectionDefinition());
    }

    /** {@link ProjectionRanges}. */
    @Test
    default void rangesAreKeptTo() {
        examine(new ProjectionRanges());
    }

    /** {@link ProjectionNan}. */
    @Test
    default void nanStaysNan() {
        examine(new ProjectionNan());
    }

    /** {@link ProjectionAllocation}. */
    @Test
    default void aProjectionAllocatesNothing() {
        examine(new ProjectionAllocation());
    }

    private void examine(Check<ConstraintSubject> check) {
        ConstraintPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new ConstraintSubject(plugin, variant))
                        .toList());
    }
}
