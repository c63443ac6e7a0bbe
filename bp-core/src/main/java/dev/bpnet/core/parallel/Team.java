package dev.bpnet.core.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller's among them, that share the parts of a loop. Parts are independent, so it does not
 * matter to any result who takes which. Waiting threads spin for a moment and then park: a spinning hand-over costs about a
 * microsecond, a parked one tens.
 *
 * <p>One thread at a time calls {@link #run}. {@link #close} ends the threads.
 */
public final class Team implements AutoCloseable {
    /** About 50 µs of spinning: longer than the gap between the phases of a step, shorter than a user's pause. */
    private static final int SPINS = 20_000;

    private static final long PART_MASK = 0xFFFF_FFFFL;

    /** One part of a loop. */
    @FunctionalInterface
    public interface Task {
        /** Does part {@code part}. */
        void run(int part);
    }

    private final Worker[] workers;
    /**
     * Round number in the upper half, the parts not yet taken in the lower. It says by itself whether there is a part to take, so
     * a late thread that still holds the ticket of a finished round can take nothing, whatever was published for the next.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private volatile @Nullable Task task;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /** A team of {@code size} threads, the caller's included; the others start now and are daemons. */
    public Team(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a team has at least one thread, not " + size);
        }
        workers = new Worker[size - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    /** The number of threads, the caller's included. */
    public int size() {
        return workers.length + 1;
    }

    /** Runs parts {@code 0 .. parts - 1} and returns when all are done. What a part throws is thrown here. */
    public void run(int parts, Task task) {
        if (workers.length == 0 || parts <= 1) {
            for (int part = 0; part < parts; part++) {
                task.run(part);
            }
            return;
        }
        if (closed) {
            throw new IllegalStateException("the team is closed");
        }
        this.task = task;
        finished.set(0);
        ticket.set((((ticket.get() >>> 32) + 1) << 32) | parts);
        for (Worker worker : workers) {
            worker.wake();
        }
        takeParts();
        int spins = 0;
        while (finished.get() < parts) {
            Thread.onSpinWait();
            if (++spins > SPINS) {
                LockSupport.parkNanos(1);
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw thrown instanceof RuntimeException e ? e : new IllegalStateException("a part failed", thrown);
        }
    }

    private void takeParts() {
        while (true) {
            long seen = ticket.get();
            int left = (int) (seen & PART_MASK);
            Task current = task;
            if (left == 0 || current == null) {
                return;
            }
            if (ticket.compareAndSet(seen, seen - 1)) {
                try {
                    current.run(left - 1);
                } catch (Throwable thrown) {
                    failure = thrown;
                } finally {
                    finished.incrementAndGet();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Worker worker : workers) {
            worker.wake();
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {
        private volatile boolean parked;

        Worker(int number) {
            super("bp-team-" + number);
            setDaemon(true);
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            long round = 0;
            while (!closed) {
                round = awaitRoundAfter(round);
                takeParts();
            }
        }

        private long awaitRoundAfter(long round) {
            int spins = 0;
            while (!closed) {
                long current = ticket.get() >>> 32;
                if (current != round) {
                    return current;
                }
                if (spins < SPINS) {
                    spins++;
                    Thread.onSpinWait();
                    continue;
                }
                parked = true;
                // Looks again after saying so: a round that began in between would not have woken this thread.
                if (ticket.get() >>> 32 == round && !closed) {
                    LockSupport.park(Team.this);
                }
                parked = false;
            }
            return round;
        }
    }
}
