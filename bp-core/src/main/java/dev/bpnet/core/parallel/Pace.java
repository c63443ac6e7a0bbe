package dev.bpnet.core.parallel;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Finds out whether a team is faster at a step than one of its threads alone. What threads share has to travel between their
 * cores, and how fast that is no program can know: steps of 64-256-128-1 took two threads from 0.9 to 1.2 times as long as one,
 * on the same machine at different times. So now and then some steps are timed both ways, and the faster is taken until the next
 * time. No result depends on it, since no number depends on the thread that made it. For one thread.
 */
public final class Pace {
    /** Steps by the team before the first trial: code is being compiled, and times say little. */
    static final int SETTLE = 300;

    /** Steps in a row, of which the first finds its data in the other caches. */
    static final int RUN = 8;

    /** Runs of each way in a trial, in turn; their median counts. */
    static final int RUNS = 5;

    /** Steps until the next trial, which is 2 % of all steps then. */
    static final int HOLD = 4_000;

    private final LongSupplier clock;
    private final long[] together = new long[RUNS];
    private final long[] byOne = new long[RUNS];
    private boolean alone;
    private int untilTrial = SETTLE;
    private int run;
    private int step;
    private long time;
    private long started;

    /** Starts with the team. */
    public Pace() {
        this(System::nanoTime);
    }

    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    /** A step begins; returns whether one thread is to do it alone. */
    public boolean begin() {
        started = clock.getAsLong();
        return alone;
    }

    /** The step is over. */
    public void end() {
        long took = clock.getAsLong() - started;
        if (untilTrial > 0) {
            untilTrial--;
            return;
        }
        time += took;
        if (++step < RUN) {
            return;
        }
        (alone ? byOne : together)[run / 2] = time;
        time = 0;
        step = 0;
        alone = !alone;
        if (++run == 2 * RUNS) {
            run = 0;
            untilTrial = HOLD;
            alone = median(byOne) < median(together);
        }
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[RUNS / 2];
    }
}
