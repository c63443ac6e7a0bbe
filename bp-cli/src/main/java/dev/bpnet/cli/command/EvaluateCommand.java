package dev.bpnet.cli.command;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.cli.predict.ConfusionMatrix;
import dev.bpnet.cli.run.RunFiles;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.config.experiment.DataFilesConfig;
import dev.bpnet.config.experiment.MetricName;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.train.AskedFigures;
import dev.bpnet.core.train.Evaluator;
import dev.bpnet.core.train.GoalPart;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.prepare.EncodedRows;
import dev.bpnet.data.prepare.LoadedData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bp evaluate MODEL --data FILE}: how good a model is on other rows. */
@Command(
        name = "evaluate",
        description = "Judges a model on rows with known targets: metrics and confusion matrix.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    /** Of the names of figures, in characters. */
    private static final int LEAST_WIDTH = 10;

    private final Console console;

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "The rows. Repeatable; globs too.")
    private List<String> data = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Session session = new Session(shared, console);
        Model loaded = model.load(session);
        EncodedRows rows = LoadedData.encode(
                loaded.preprocessing(),
                ModelArguments.sources(loaded, session).of(new DataFilesConfig(data, null)),
                Long.MAX_VALUE);
        TargetInfo target = loaded.target();
        Dataset dataset = rows.dataset(target);
        Integer threads = shared.threads();
        List<@Nullable ConfusionMatrix> confusions = new ArrayList<>();
        for (GoalPart part : loaded.goal().parts()) {
            TargetKind kind = part.target().kind();
            boolean classes = kind == TargetKind.BINARY || kind == TargetKind.CATEGORY;
            confusions.add(classes ? new ConfusionMatrix(part.target().labels()) : null);
        }
        try (Team team = new Team(threads == null ? Runtime.getRuntime().availableProcessors() : threads)) {
            Evaluator evaluator = new Evaluator(
                    loaded.network().graph(),
                    Arenas.of(loaded.network().parameters(), loaded.network().buffers()),
                    loaded.goal(),
                    AskedFigures.of(metrics(loaded, session)),
                    session.plugins(),
                    KernelSelection.auto(session.plugins().kernelsProviders()).kernels(),
                    team);
            Map<String, Double> figures = evaluator.evaluate(dataset, (part, block) -> {
                ConfusionMatrix confusion = confusions.get(part);
                if (confusion != null) {
                    confusion.add(block);
                }
            });
            print(loaded, figures, rows.rows(), confusions);
        }
        return ExitCode.DONE;
    }

    /** Those of the run; of several labels also what each is worth. */
    private static List<Choice<Metric>> metrics(Model loaded, Session session) {
        TargetKind kind = loaded.target().kind();
        List<Choice<Metric>> metrics = new ArrayList<>(
                ModelArguments.config(loaded, session).training().metrics());
        for (String name : kind == TargetKind.MULTI_LABEL ? List.of("precision", "recall", "f1") : List.<String>of()) {
            if (metrics.stream().noneMatch(choice -> choice.name().equals(name))) {
                metrics.add(session.plugins().choice(Metric.class, name, Map.of("per_class", true)));
            }
        }
        return metrics;
    }

    private void printFigure(int width, String key, String figure) {
        console.out().println(key + " ".repeat(width - key.length()) + "  " + figure);
    }

    private void print(
            Model loaded, Map<String, Double> figures, int rows, List<@Nullable ConfusionMatrix> confusions) {
        Map<String, Double> named = new LinkedHashMap<>();
        figures.forEach((key, value) -> named.put(MetricName.of(key, loaded.preprocessing()), value));
        List<GoalPart> parts = loaded.goal().parts();
        if (json) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("rows", rows);
            document.put("metrics", named);
            if (parts.size() == 1 && confusions.getFirst() != null) {
                document.put("confusion_matrix", confusions.getFirst().tree());
            } else if (confusions.stream().anyMatch(Objects::nonNull)) {
                Map<String, Object> byHead = new LinkedHashMap<>();
                for (int i = 0; i < parts.size(); i++) {
                    ConfusionMatrix confusion = confusions.get(i);
                    if (confusion != null) {
                        byHead.put(parts.get(i).name(), confusion.tree());
                    }
                }
                document.put("confusion_matrix", byHead);
            }
            console.out().println(RunFiles.jsonText(document));
            return;
        }
        int width = named.keySet().stream().mapToInt(String::length).reduce(LEAST_WIDTH, Math::max);
        printFigure(width, "rows", Numbers.count(rows));
        named.forEach((key, value) -> printFigure(width, key, Numbers.shortText(value)));
        for (int i = 0; i < parts.size(); i++) {
            ConfusionMatrix confusion = confusions.get(i);
            if (confusion != null) {
                String target = loaded.preprocessing()
                        .targets()
                        .get(parts.get(i).column())
                        .name();
                console.out().println();
                console.out().print(confusion.text(target));
            }
        }
    }
}
