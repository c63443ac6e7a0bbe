package dev.bpnet.config.experiment;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<String> doubts = new PlannedRun((rows + perStep - 1) / perStep, training.epochs()).doubts(schedule);
        if (read >= rowsPerFile) {
            doubts.retainAll(new PlannedRun(ENDLESS, training.epochs()).doubts(schedule));
        }
        return doubts;
    }

    /** What a schedule doubts of it. A schedule that cannot tell may be sound all the same: that is a doubt, and ends nothing. */
    private List<String> doubts(Schedule schedule) {
        List<String> doubts;
        try {
            doubts = schedule.doubts(this);
        } catch (RuntimeException | LinkageError broken) {
            return unknown(schedule, "threw " + broken);
        }
        return doubts == null ? unknown(schedule, "returned null") : new ArrayList<>(doubts);
    }

    private static List<String> unknown(Schedule schedule, String fault) {
        return new ArrayList<>(List.of(String.format(
                Locale.ROOT,
                "what it doubts of this run is not known: doubts of %s %s, which is a fault of the plugin",
                schedule.getClass().getName(),
                fault)));
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
