package dev.bpnet.cli.command;

import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.MetricName;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.train.TrainingReport;
import dev.bpnet.core.train.TrainingRun;
import dev.bpnet.data.prepare.FittedPreprocessing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code bp train} says before and after. */
final class TrainingText {
    /** Of the figures of single columns so many are printed: those of 32 columns by three metrics. */
    private static final int FIGURES_OF_COLUMNS = 96;

    private TrainingText() {}

    /** One line: shape, parameters, rows, loss, optimizer, kernels. */
    static String announcement(Experiment experiment, TrainingRun run) {
        StringBuilder shape = new StringBuilder().append(run.graph().inputs());
        for (Node node : run.graph().layers()) {
            shape.append(" → ").append(node.outputs());
        }
        List<String> rows = new ArrayList<>();
        rows.add(Numbers.count(experiment.data().train().rows()) + " training rows");
        addRows(rows, experiment.data().validation(), "validation");
        addRows(rows, experiment.data().test(), "test");
        int threads = experiment.config().runtime().threads().resolve();
        return String.format(
                Locale.ROOT,
                "%s: %s, %s parameters; %s; %s, %s; %s, %d %s",
                experiment.name(),
                shape,
                Numbers.count(run.graph().layout().size()),
                String.join(", ", rows),
                experiment.loss().name(),
                experiment.config().training().optimizer().name(),
                run.kernels().kernels().name(),
                threads,
                threads == 1 ? "thread" : "threads");
    }

    /** What starts from a model and what starts anew; empty where there is no model. */
    static Optional<String> start(Experiment experiment) {
        Experiment.Start start = experiment.start();
        if (start == null) {
            return Optional.empty();
        }
        List<String> anew = new ArrayList<>();
        start.taken().anew().forEach((layer, because) -> anew.add(layer + " (" + because + ")"));
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: starts from %s: %s copied%s",
                experiment.name(),
                start.file().path(),
                String.join(", ", start.taken().copied()),
                anew.isEmpty() ? "" : "; anew: " + String.join(", ", anew)));
    }

    private static void addRows(List<String> rows, @Nullable Dataset data, String what) {
        if (data != null) {
            rows.add(Numbers.count(data.rows()) + " " + what);
        }
    }

    /** A few lines: how it ended, the figures by part, where the run is. */
    static String result(
            Experiment experiment,
            TrainingReport report,
            Map<String, Map<String, Double>> metrics,
            String seconds,
            Path run) {
        StringBuilder text = new StringBuilder();
        text.append(report.status().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" after ")
                .append(report.epochs())
                .append(report.epochs() == 1 ? " epoch" : " epochs")
                .append(" in ")
                .append(seconds)
                .append(" s, best epoch ")
                .append(report.bestEpoch());
        TrainingReport.Minimized minimized = report.minimized();
        if (minimized != null) {
            text.append(", ").append(Numbers.count(minimized.evaluations())).append(" evaluations");
        }
        text.append('\n');
        if (minimized != null && minimized.converged() != null) {
            text.append("because     ").append(minimized.converged()).append('\n');
        }
        metrics.forEach((part, figures) -> text.append(String.format(Locale.ROOT, "%-11s", part))
                .append(figures(figures, experiment.preprocessing()))
                .append('\n'));
        text.append("run         ").append(run).append('\n');
        return text.toString();
    }

    /** Figures of one part; those of columns only as far as a person reads them. */
    private static String figures(Map<String, Double> figures, FittedPreprocessing preprocessing) {
        StringBuilder text = new StringBuilder();
        int ofColumns = 0;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            String name = MetricName.of(figure.getKey(), preprocessing);
            ofColumns += name.equals(figure.getKey()) ? 0 : 1;
            if (name.equals(figure.getKey()) || ofColumns <= FIGURES_OF_COLUMNS) {
                text.append("  ").append(name).append(' ').append(Numbers.shortText(figure.getValue()));
            }
        }
        int more = ofColumns - FIGURES_OF_COLUMNS;
        return more <= 0 ? text.toString() : text + "  and " + more + " more of columns in summary.json";
    }
}
