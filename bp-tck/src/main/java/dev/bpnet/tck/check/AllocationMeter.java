package dev.bpnet.tck.check;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** Counts the bytes that the calling thread allocates. */
final class AllocationMeter {
    private static final int WARM_UP = 10_000;
    private static final int CALLS = 2_000;
    private static final int ATTEMPTS = 10;

    /** Twice as long after each attempt, in which a compiler that shares its processor with much else may catch up: 2 s in all. */
    private static final long FIRST_PAUSE_NANOS = 2_000_000;

    private AllocationMeter() {}

    /** Bytes a call allocates once it is warm: the least of some attempts, because the compiler may come late. */
    static long bytesPerCall(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            repeat(call, WARM_UP);
            long before = threads.getCurrentThreadAllocatedBytes();
            repeat(call, CALLS);
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / CALLS);
            if (least > 0) {
                LockSupport.parkNanos(FIRST_PAUSE_NANOS << attempt);
            }
        }
        return least;
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }
}
