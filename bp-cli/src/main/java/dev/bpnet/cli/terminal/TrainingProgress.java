package dev.bpnet.cli.terminal;

import dev.bpnet.config.experiment.MetricName;
import dev.bpnet.core.train.EpochReport;
import dev.bpnet.core.train.TrainingListener;
import dev.bpnet.data.prepare.FittedPreprocessing;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how training goes: on a terminal one line that is rewritten, elsewhere a plain line for about every tenth of the
 * epochs. What it shows may depend on the clock; nothing else does.
 */
public final class TrainingProgress implements TrainingListener {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int PLAIN_LINES = 10;
    private static final int BAR = 20;

    private final Console console;
    private final boolean live;
    private final int rows;
    private final FittedPreprocessing preprocessing;
    private final long start = System.nanoTime();
    private int epochs = 1;
    private long stepsPerEpoch = 1;
    private long lastDrawn;
    private String lastEpoch = "";
    private int drawnWidth;

    /** Shows the training of that many rows an epoch. */
    public TrainingProgress(Console console, int rows, FittedPreprocessing preprocessing) {
        this.preprocessing = preprocessing;
        this.console = console;
        this.live = console.live();
        this.rows = rows;
    }

    @Override
    public void started(int epochs, long stepsPerEpoch) {
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    @Override
    public void stepDone(int epoch, long stepOfEpoch, double meanLoss) {
        if (!live) {
            return;
        }
        long now = System.nanoTime();
        if (now - lastDrawn >= REDRAW_NANOS) {
            lastDrawn = now;
            double done = (epoch - 1 + (double) stepOfEpoch / stepsPerEpoch) / epochs;
            String figures = lastEpoch.isEmpty() ? "train_loss " + number(meanLoss) : lastEpoch;
            draw(epoch, done, figures, now);
        }
    }

    @Override
    public void epochDone(EpochReport report) {
        lastEpoch = figures(report);
        if (!live) {
            int every = Math.max(1, epochs / PLAIN_LINES);
            if (report.epoch() == 1 || report.epoch() % every == 0 || report.epoch() == epochs) {
                console.err().println(String.format(Locale.ROOT, "epoch %d/%d  %s", report.epoch(), epochs, lastEpoch));
            }
        }
    }

    /** Takes the live line away. */
    public void close() {
        if (drawnWidth > 0) {
            console.err().print("\r" + " ".repeat(drawnWidth) + "\r");
            console.err().flush();
        }
    }

    private void draw(int epoch, double done, String figures, long now) {
        double seconds = (now - start) / 1e9;
        double rowsPerSecond = done * epochs * rows / seconds;
        String left = done > 0 ? duration(seconds * (1 - done) / done) : "?";
        int full = (int) (done * BAR);
        String line = String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] %s  %s rows/s  %s left",
                epoch,
                epochs,
                "=".repeat(full),
                " ".repeat(BAR - full),
                figures,
                String.format(Locale.ROOT, "%,.0f", rowsPerSecond),
                left);
        int width = Math.max(20, console.width() - 1);
        String shown = line.length() > width ? line.substring(0, width) : line;
        console.err().print("\r" + shown + " ".repeat(Math.max(0, drawnWidth - shown.length())));
        console.err().flush();
        drawnWidth = shown.length();
    }

    private String figures(EpochReport report) {
        StringBuilder text = new StringBuilder("train_loss ").append(number(report.trainLoss()));
        for (Map.Entry<String, Double> metric : report.validation().entrySet()) {
            if (text.length() > 80) {
                break;
            }
            text.append("  validation_")
                    .append(MetricName.of(metric.getKey(), preprocessing))
                    .append(' ')
                    .append(number(metric.getValue()));
        }
        return text.toString();
    }

    private static String number(double value) {
        return Numbers.shortText(value);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
