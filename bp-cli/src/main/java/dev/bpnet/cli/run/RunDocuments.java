package dev.bpnet.cli.run;

import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.MetricName;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.PluginFailure;
import dev.bpnet.core.train.Divergence;
import dev.bpnet.core.train.TrainingReport;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.read.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of a run as trees: {@code summary.json} and {@code manifest.json}. */
public final class RunDocuments {
    private RunDocuments() {}

    /**
     * How long a run took.
     *
     * @param seconds from the first step to the last
     * @param rows training rows passed over
     */
    public record Timing(double seconds, long rows) {}

    /** The result of a run. */
    public static Map<String, @Nullable Object> summary(
            Experiment experiment,
            TrainingReport report,
            Timing timing,
            KernelSelection kernels,
            Network network,
            Map<String, Map<String, Double>> metrics) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("name", experiment.name());
        summary.put("status", report.status().name().toLowerCase(Locale.ROOT));
        summary.put("epochs", report.epochs());
        summary.put("best_epoch", report.bestEpoch());
        summary.put("seconds", round(timing.seconds()));
        summary.put("samples_per_second", timing.seconds() > 0 ? Math.round(timing.rows() / timing.seconds()) : 0);
        summary.put("kernels", kernels.kernels().name());
        summary.put("threads", experiment.config().runtime().threads().resolve());
        summary.put("parameters", network.graph().layout().size());
        summary.put("weights_sha256", network.weightsSha256());
        Experiment.Start start = experiment.start();
        if (start != null) {
            summary.put("start_from", tree(start));
        }
        summary.put("metrics", named(metrics, experiment.preprocessing()));
        TrainingReport.Minimized minimized = report.minimized();
        if (minimized != null) {
            Map<String, @Nullable Object> how = new LinkedHashMap<>();
            how.put("evaluations", minimized.evaluations());
            how.put("converged", minimized.converged());
            summary.put("minimized", how);
        }
        Divergence divergence = report.divergence();
        if (divergence != null) {
            Map<String, Object> where = new LinkedHashMap<>();
            where.put("epoch", divergence.epoch());
            where.put("step", divergence.step());
            where.put("layer", divergence.layer());
            where.put("sentence", divergence.sentence());
            summary.put("divergence", where);
        }
        return summary;
    }

    /** The model that a network started from, and what it took over. */
    private static Map<String, Object> tree(Experiment.Start start) {
        Map<String, Object> tree = tree(start.file());
        tree.put("path", real(start.file().path()).toString());
        tree.put("weights_sha256", start.transfer().source().weightsSha256());
        tree.put("copied", start.taken().copied());
        tree.put("anew", start.taken().anew());
        return tree;
    }

    /** Without symbolic links: that to the latest run soon leads elsewhere. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            return file.toAbsolutePath();
        }
    }

    private static Map<String, Object> tree(Fingerprint file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path().toAbsolutePath().toString());
        tree.put("bytes", file.bytes());
        tree.put("sha256", file.sha256());
        return tree;
    }

    private static double round(double seconds) {
        // To the microsecond: a few epochs of a small network take less than a millisecond.
        return Math.round(seconds * 1e6) / 1e6;
    }

    private static Map<String, Map<String, Double>> named(
            Map<String, Map<String, Double>> metrics, FittedPreprocessing preprocessing) {
        Map<String, Map<String, Double>> named = new LinkedHashMap<>();
        metrics.forEach((part, figures) -> named.put(part, named(figures.entrySet(), preprocessing)));
        return named;
    }

    private static Map<String, Double> named(
            Iterable<Map.Entry<String, Double>> figures, FittedPreprocessing preprocessing) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (Map.Entry<String, Double> figure : figures) {
            named.put(MetricName.of(figure.getKey(), preprocessing), figure.getValue());
        }
        return named;
    }

    /** What a run was made of. */
    public static Map<String, @Nullable Object> manifest(
            Experiment experiment, KernelSelection kernels, @Nullable String weightsSha256, List<String> commandLine) {
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        manifest.put("bp", ProgramVersion.text());
        manifest.put("java", Runtime.version().toString());
        manifest.put("java_vendor", System.getProperty("java.vendor"));
        manifest.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        manifest.put("kernels", kernels.kernels().name());
        manifest.put("kernels_because", kernels.sentence());
        manifest.put("threads", experiment.config().runtime().threads().resolve());
        manifest.put("seed", experiment.config().seed());
        manifest.put("weights_sha256", weightsSha256);
        List<Map<String, Object>> files = new ArrayList<>();
        experiment.files().forEach(file -> files.add(tree(file)));
        manifest.put("data", files);
        Experiment.Start start = experiment.start();
        if (start != null) {
            manifest.put("start_from", tree(start));
        }
        manifest.put("plugins", plugins(experiment));
        manifest.put(
                "plugin_failures",
                experiment.plugins().failures().stream()
                        .map(PluginFailure::sentence)
                        .toList());
        manifest.put("command_line", commandLine);
        return manifest;
    }

    /** Third-party plugins, that is those of other packages than ours, with where they came from. */
    private static List<Map<String, Object>> plugins(Experiment experiment) {
        List<Map<String, Object>> found = new ArrayList<>();
        experiment
                .plugins()
                .kinds()
                .forEach(kind -> experiment.plugins().names(kind.service()).stream()
                        .map(name -> experiment.plugins().find(kind, name))
                        .filter(plugin -> !plugin.getClass().getName().startsWith("dev.bpnet."))
                        .forEach(plugin -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("kind", kind.word());
                            entry.put("name", plugin.name());
                            entry.put("class", plugin.getClass().getName());
                            var source = plugin.getClass().getProtectionDomain().getCodeSource();
                            entry.put(
                                    "from",
                                    source == null
                                            ? "the Java platform"
                                            : source.getLocation().toString());
                            found.add(entry);
                        }));
        return found;
    }
}
