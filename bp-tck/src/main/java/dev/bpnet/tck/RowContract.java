package dev.bpnet.tck;

import dev.bpnet.tck.check.AllocatesNothing;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.ColdAndWarmAgree;
import dev.bpnet.tck.check.LayoutDoesNotMatter;
import dev.bpnet.tck.check.RowSubject;
import dev.bpnet.tck.check.RowsAreIndependent;
import dev.bpnet.tck.check.ThreadsDoNotMatter;
import dev.bpnet.tck.check.TouchesOnlyItsRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything promises that works on ranges of rows: activations and losses. */
public interface RowContract extends PluginContract {

    /** What is examined. */
    List<? extends RowSubject<?>> subjects();

    /** {@link ColdAndWarmAgree}. */
    @Test
    default void theFirstCallAndACompiledOneHaveTheSameBits() {
        examineRows(new ColdAndWarmAgree());
    }

    /** {@link TouchesOnlyItsRows}. */
    @Test
    default void aCallTouchesOnlyItsRows() {
        examineRows(new TouchesOnlyItsRows());
    }

    /** {@link RowsAreIndependent}. */
    @Test
    default void aRowHasTheSameBitsInAnyCompany() {
        examineRows(new RowsAreIndependent());
    }

    /** {@link LayoutDoesNotMatter}. */
    @Test
    default void offsetsAndStridesAreRespected() {
        examineRows(new LayoutDoesNotMatter());
    }

    /** {@link AllocatesNothing}. */
    @Test
    default void aWarmCallAllocatesNothing() {
        examineRows(new AllocatesNothing());
    }

    /** {@link ThreadsDoNotMatter}. */
    @Test
    default void manyThreadsGiveTheBitsOfOne() {
        examineRows(new ThreadsDoNotMatter());
    }

    private void examineRows(Check<RowSubject<?>> check) {
        Verdict.require(check, subjects());
    }
}
