package dev.bpnet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures work as the scripts of other libraries do. After a warm-up of some CPU seconds come windows of some wall time each.
 * A window counts when the process held its processor for 97 % of it; the median of five such windows is the result. When
 * none comes before a limit, all windows count, in CPU time.
 */
final class Windows {
    private static final int WANTED = 5;
    private static final double CLEAN = 0.97;
    private static final long CHUNK_NANOS = 20_000_000;
    /** Times of single runs that are kept of a window. */
    private static final int KEPT = 1 << 21;

    private final Work work;
    private final boolean each;
    private final double warmUp = seconds("WARMUP_S", 6);
    private final double length = seconds("WINDOW_S", 0.5);
    private final double limit = seconds("LIMIT_S", 25);
    private final long[] times;
    private int runs = 1;
    private int chunk = 1;

    /**
     * What came out.
     *
     * @param micros of a run
     * @param p50 the median over single runs in microseconds, NaN where they were not timed
     * @param p99 the 99th percentile, likewise
     * @param clean how many windows were clean; with none the times are CPU times
     * @param share the part of a window for which the process held its processor
     */
    record Result(double micros, double p50, double p99, int clean, double share) {}

    private static final class Window {
        private final double micros;
        private final double share;
        private final long[] times;

        Window(double micros, double share, long[] times) {
            this.micros = micros;
            this.share = share;
            this.times = times;
        }
    }

    /** Prepares for work that was run once, with the number 0. */
    Windows(Work work, boolean each) {
        this.work = work;
        this.each = each;
        this.times = new long[each ? KEPT : 0];
    }

    private static double seconds(String variable, double otherwise) {
        String text = System.getenv(variable);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    Result measure() {
        warmUp();
        List<Window> clean = new ArrayList<>();
        List<Window> disturbed = new ArrayList<>();
        long start = System.nanoTime();
        while (clean.size() < WANTED) {
            boolean late = System.nanoTime() - start >= limit * 1e9;
            if (late && !(clean.isEmpty() && disturbed.isEmpty())) {
                break;
            }
            Window window = window();
            (window.share >= CLEAN ? clean : disturbed).add(window);
        }
        return result(clean.isEmpty() ? disturbed : clean, clean.size());
    }

    /** Also finds how many runs take so long that looking at the clock costs nothing. */
    private void warmUp() {
        long end = cpuNanos() + (long) (warmUp * 1e9);
        while (cpuNanos() < end || runs < 3) {
            long start = System.nanoTime();
            runChunk();
            if (System.nanoTime() - start < CHUNK_NANOS) {
                chunk *= 2;
            }
        }
    }

    private void runChunk() {
        for (int k = 0; k < chunk; k++) {
            work.run(runs++ & Integer.MAX_VALUE);
        }
    }

    private Window window() {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long now = start;
        int n = 0;
        while (now - start < length * 1e9 || n < 2) {
            if (each) {
                work.run(runs++ & Integer.MAX_VALUE);
                long then = System.nanoTime();
                times[n++ & KEPT - 1] = then - now;
                now = then;
            } else {
                runChunk();
                n += chunk;
                now = System.nanoTime();
            }
        }
        double nanos = now - start;
        double share = (cpuNanos() - cpu) / nanos;
        return new Window(nanos / 1e3 / n, share, Arrays.copyOf(times, Math.min(n, times.length)));
    }

    private Result result(List<Window> windows, int clean) {
        double micros = median(windows.stream()
                .mapToDouble(w -> clean == 0 ? w.micros * w.share : w.micros)
                .toArray());
        double share = median(windows.stream().mapToDouble(w -> w.share).toArray());
        long[] all = windows.stream()
                .flatMapToLong(w -> Arrays.stream(w.times))
                .sorted()
                .toArray();
        double p50 = each ? all[all.length / 2] / 1e3 : Double.NaN;
        double p99 = each ? all[(int) (all.length * 0.99)] / 1e3 : Double.NaN;
        return new Result(micros, p50, p99, clean, share);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
