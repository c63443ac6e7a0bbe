package dev.bpnet.benchmarks;

import dev.bpnet.core.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures one workload and prints a line of JSON, the same as the scripts of other libraries print. */
public final class Peer {
    private static final String ONE_ROW = "W6-";
    private static final String MANY_ROWS = "-b1024";
    private static final String PRODUCT = "G1-";

    private final String workload;
    private final Work work;
    private final int rows;
    private final double operations;
    private final boolean each;

    private Peer(String workload, Work work, int rows, double operations, boolean each) {
        this.workload = workload;
        this.work = work;
        this.rows = rows;
        this.operations = operations;
        this.each = each;
    }

    /** The argument names the workload; the environment holds T0, the time of the start in seconds, and THREADS. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one workload, not " + Arrays.toString(arguments));
        }
        Peer peer = of(arguments[0]);
        peer.work.run(0);
        double now = System.currentTimeMillis() / 1e3;
        String start = System.getenv("T0");
        double startUp = start == null ? Double.NaN : now - Double.parseDouble(start);
        System.out.println(peer.line(startUp, new Windows(peer.work, peer.each).measure()));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Peer of(String workload) {
        int threads = Integer.parseInt(System.getenv().getOrDefault("THREADS", "1"));
        if (workload.startsWith(PRODUCT)) {
            String shape = workload.substring(PRODUCT.length());
            return new Peer(workload, Works.product(shape), 1, Works.operations(shape), false);
        }
        if (!workload.startsWith(ONE_ROW)) {
            Workload training = Workload.valueOf(workload);
            return new Peer(workload, Works.training(training, threads), training.batch(), 0, false);
        }
        String network = workload.substring(ONE_ROW.length());
        if (network.endsWith(MANY_ROWS)) {
            int rows = 1024;
            Workload of = Workload.valueOf(network.substring(0, network.length() - MANY_ROWS.length()));
            return new Peer(workload, Works.manyRows(of, rows), rows, 0, true);
        }
        return new Peer(workload, Works.oneRow(Workload.valueOf(network)), 1, 0, true);
    }

    private String line(double startUp, Windows.Result result) throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(text("peer", "bp"));
        String version = Trainer.class.getPackage().getImplementationVersion();
        parts.add(text("version", version == null ? "unpackaged" : version));
        parts.add(text("workload", workload));
        parts.add(
                operations > 0
                        ? number("gflops", operations / result.micros() / 1e3, 2)
                        : number("samples_per_s", rows / result.micros() * 1e6, 1));
        parts.add(number("us_per_step", result.micros(), 3));
        parts.add(number("p50_us", result.p50(), 2));
        parts.add(number("p99_us", result.p99(), 2));
        parts.add(number("startup_s", startUp, 2));
        parts.add(number("rss_mb", peakMegabytes(), 0));
        parts.add(text("clock", result.clean() == 0 ? "cpu" : "wall"));
        parts.add(number("clean_windows", result.clean(), 0));
        parts.add(number("cpu", result.share(), 2));
        return "{" + String.join(", ", parts) + "}";
    }

    private static String text(String key, String value) {
        return "\"" + key + "\": \"" + value + "\"";
    }

    private static String number(String key, double value, int digits) {
        String text = Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%." + digits + "f", value);
        return "\"" + key + "\": " + text;
    }

    /** The most memory the process has held, as Linux tells it. */
    private static double peakMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Math.floor(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
            }
        }
        return Double.NaN;
    }
}
