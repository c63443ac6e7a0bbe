package dev.bpnet.cli.run;

import dev.bpnet.config.experiment.MetricName;
import dev.bpnet.config.yaml.YamlWriter;
import dev.bpnet.core.train.EpochReport;
import dev.bpnet.core.train.TrainingListener;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.store.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files of a run, each as a whole; {@code metrics.csv} grows by a line an epoch. */
public final class RunFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RunDirectory run;

    /** Writes into that folder. */
    public RunFiles(RunDirectory run) {
        this.run = run;
    }

    /** The configuration as given, with the overrides of the command line noted in comments. */
    public void experiment(Path given, List<String> sets) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String set : sets) {
            text.append("# --set ").append(set.replace('\n', ' ')).append('\n');
        }
        text.append(Files.readString(given));
        AtomicFile.write(run.file("experiment.yaml"), text.toString());
    }

    /** Every value used. */
    public void resolved(Map<String, ? extends @Nullable Object> tree) throws IOException {
        AtomicFile.write(run.file("resolved.yaml"), YamlWriter.write(tree));
    }

    /** A JSON document. */
    public void json(String name, Map<String, ? extends @Nullable Object> tree) throws IOException {
        AtomicFile.write(run.file(name), jsonText(tree) + "\n");
    }

    /** A tree as JSON; numbers that JSON lacks become null. */
    public static String jsonText(Map<String, ? extends @Nullable Object> tree) {
        return JSON.writeValueAsString(finite(tree));
    }

    private static @Nullable Object finite(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), finite(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(entry -> copy.add(finite(entry)));
            return copy;
        }
        return value;
    }

    /** Writes a line of {@code metrics.csv} for every epoch. */
    public TrainingListener metrics(FittedPreprocessing preprocessing) {
        return new MetricsFile(run.file(RunDirectory.METRICS), preprocessing);
    }

    private static final class MetricsFile implements TrainingListener {
        private final Path file;
        private final FittedPreprocessing preprocessing;
        private long start = System.nanoTime();
        private List<String> validation = List.of();

        MetricsFile(Path file, FittedPreprocessing preprocessing) {
            this.file = file;
            this.preprocessing = preprocessing;
        }

        /** The name of a target may hold what CSV puts in quotes. */
        private static String quoted(String name) {
            boolean plain = name.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
            return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
        }

        @Override
        public void started(int epochs, long stepsPerEpoch) {
            start = System.nanoTime();
        }

        @Override
        public void epochDone(EpochReport report) {
            StringBuilder line = new StringBuilder();
            if (report.epoch() == 1) {
                validation = List.copyOf(report.validation().keySet());
                line.append("epoch,seconds,learning_rate,train_loss");
                validation.forEach(metric ->
                        line.append(',').append(quoted("validation_" + MetricName.of(metric, preprocessing))));
                line.append('\n');
            }
            line.append(report.epoch())
                    .append(',')
                    .append(String.format(Locale.ROOT, "%.3f", (System.nanoTime() - start) / 1e9))
                    .append(',')
                    .append(report.learningRate())
                    .append(',')
                    .append(report.trainLoss());
            validation.forEach(
                    metric -> line.append(',').append(report.validation().get(metric)));
            line.append('\n');
            try {
                Files.writeString(
                        file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(AtomicFile.about(file, e));
            }
        }
    }
}
