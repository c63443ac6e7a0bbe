package dev.bpnet.config.experiment;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.core.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is planned, before its first step.
 *
 * @param stepsPerEpoch updates in an epoch
 * @param epochs epochs planned
 */
record PlannedRun(long stepsPerEpoch, long epochs) implements Clock {
    /** More steps than anybody writes down, where not all rows were read: lengths in epochs compare as they should. */
    private static final long UNKNOWN = 1L << 31;

    /**
     * The run of a configuration.
     *
     * @param parts its rows
     * @param rowsPerFile how many were read of each file at most
     */
    static PlannedRun of(TrainingConfig training, Experiment.Parts parts, long rowsPerFile) {
        long rows = parts.train().rows();
        long read = rows + rows(parts.validation()) + rows(parts.test());
        long perStep = (long) training.rowsPerStep() * training.accumulate();
        return new PlannedRun(read < rowsPerFile ? (rows + perStep - 1) / perStep : UNKNOWN, training.epochs());
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
