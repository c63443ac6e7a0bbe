package dev.bpnet.config.experiment;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is planned, before its first step.
 *
 * @param stepsPerEpoch updates in an epoch
 * @param epochs epochs planned
 */
record PlannedRun(long stepsPerEpoch, long epochs) implements Clock {
    /** More steps than anybody writes down. */
    private static final long ENDLESS = 1L << 31;

    /**
     * What a schedule hardly means in the run of a configuration. Where not all rows were read an epoch is at least as long as the
     * rows make it: what is told then holds at that length and at any above.
     *
     * @param parts its rows
     * @param rowsPerFile how many were read of each file at most
     */
    static List<String> doubts(Schedule schedule, TrainingConfig training, Experiment.Parts parts, long rowsPerFile) {
        long rows = parts.train().rows();
        long read = rows + rows(parts.validation()) + rows(parts.test());
        long perStep = (long) training.rowsPerStep() * training.accumulate();
        List<String> doubts =
                new ArrayList<>(schedule.doubts(new PlannedRun((rows + perStep - 1) / perStep, training.epochs())));
        if (read >= rowsPerFile) {
            doubts.retainAll(schedule.doubts(new PlannedRun(ENDLESS, training.epochs())));
        }
        return doubts;
    }

    private static long rows(@Nullable Dataset data) {
        return data == null ? 0 : data.rows();
    }

    @Override
    public long step() {
        return 0;
    }

    @Override
    public long epoch() {
        return 0;
    }
}
