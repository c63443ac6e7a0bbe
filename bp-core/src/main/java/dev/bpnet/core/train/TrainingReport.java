package dev.bpnet.core.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How training ended.
 *
 * @param status how
 * @param epochs epochs that were finished
 * @param bestEpoch the epoch whose weights are kept; 0 where those are the ones it began with
 * @param history every epoch
 * @param divergence where it diverged, if it did
 * @param minimized what a minimizer tells; null where the optimizer is a chain of transforms
 */
public record TrainingReport(
        Status status,
        int epochs,
        int bestEpoch,
        List<EpochReport> history,
        @Nullable Divergence divergence,
        @Nullable Minimized minimized) {
    public TrainingReport {
        history = List.copyOf(history);
    }

    /**
     * What the minimizer of a whole function tells.
     *
     * @param evaluations how often all rows went through the network
     * @param converged why nothing better is to be expected, a sentence; null where the epochs came to an end before
     */
    public record Minimized(long evaluations, @Nullable String converged) {}

    /** How training ended. */
    public enum Status {
        /** All epochs were done. */
        COMPLETED,
        /** The minimizer expects nothing better: a minimum, as far as it can tell. */
        CONVERGED,
        /** The watched metric did not improve any more. */
        STOPPED_EARLY,
        /** Somebody called {@code stop}, or interrupted the thread. */
        INTERRUPTED,
        /** A loss was NaN or infinite. */
        DIVERGED
    }

    /** The last epoch's report, or null where none was finished. */
    public @Nullable EpochReport last() {
        return history.isEmpty() ? null : history.getLast();
    }
}
