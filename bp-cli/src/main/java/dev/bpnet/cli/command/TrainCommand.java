package dev.bpnet.cli.command;

import dev.bpnet.cli.run.RunDirectory;
import dev.bpnet.cli.run.RunDocuments;
import dev.bpnet.cli.run.RunFiles;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.Interrupts;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.cli.terminal.TrainingProgress;
import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.ParsedConfig;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import dev.bpnet.core.train.TrainingRun;
import dev.bpnet.data.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bp train FILE}: trains a network and leaves a run. */
@Command(
        name = "train",
        description = "Trains the network of an experiment and leaves a run.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ConfigArguments config = new ConfigArguments();

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder of the run; new or empty.")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "Show neither progress nor notes.")
    private boolean quiet;

    @Option(names = "--json", description = "Print summary.json instead of text.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Talks to that console. */
    public TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (Interrupts interrupts = new Interrupts()) {
            List<String> sets = config.sets(shared);
            Session session = new Session(shared, console);
            ExperimentLoader loader = session.experiments();
            ParsedConfig parsed = loader.parse(config.file(), sets);
            Experiment experiment;
            try (WarmUp _ = WarmUp.of(parsed.config().runtime(), session.plugins())) {
                experiment = loader.resolve(parsed, Long.MAX_VALUE);
            }
            TrainingProgress progress =
                    new TrainingProgress(console, experiment.data().train().rows(), experiment.preprocessing());
            Trainer.Builder builder = experiment.trainer();
            RunDirectory run = runDirectory(experiment);
            RunFiles files = new RunFiles(run);
            builder.listener(files.metrics(experiment.preprocessing()));
            if (!quiet) {
                builder.listener(progress);
            }
            try (Trainer trainer = builder.build()) {
                interrupts.onFirst(trainer::stop);
                TrainingRun prepared = trainer.prepare(experiment.data().train());
                announce(experiment, prepared);
                files.experiment(parsed.file(), sets);
                files.resolved(loader.tree(parsed, experiment.config()));
                files.json("manifest.json", manifest(experiment, prepared, null));
                long start = System.nanoTime();
                TrainingReport report =
                        trainer.fit(experiment.data().train(), experiment.data().validation());
                double seconds = (System.nanoTime() - start) / 1e9;
                progress.close();
                Network network = trainer.network();
                Model model = new Model(
                        network,
                        experiment.preprocessing(),
                        experiment.loss(),
                        loader.binder().tree(experiment.config()));
                model.save(run.file(RunDirectory.MODEL));
                run.publish();
                Map<String, Map<String, Double>> metrics = metrics(trainer, experiment);
                long rows = (long) report.epochs() * experiment.data().train().rows();
                Map<String, @Nullable Object> summary = RunDocuments.summary(
                        experiment,
                        report,
                        new RunDocuments.Timing(seconds, rows),
                        prepared.kernels(),
                        network,
                        metrics);
                files.json("manifest.json", manifest(experiment, prepared, network.weightsSha256()));
                files.json("summary.json", summary);
                tell(experiment, report, metrics, summary, run, seconds);
                return exitCode(report, interrupts);
            }
        }
    }

    private RunDirectory runDirectory(Experiment experiment) throws IOException {
        Path named = out;
        return named == null
                ? RunDirectory.create(Path.of(""), experiment.name(), Instant.now())
                : RunDirectory.at(named);
    }

    private Map<String, @Nullable Object> manifest(
            Experiment experiment, TrainingRun prepared, @Nullable String weightsSha256) {
        CommandSpec own = spec;
        List<String> commandLine = own == null
                ? List.of()
                : own.root().commandLine().getParseResult().originalArgs();
        return RunDocuments.manifest(experiment, prepared.kernels(), weightsSha256, commandLine);
    }

    private void announce(Experiment experiment, TrainingRun prepared) {
        if (quiet) {
            return;
        }
        experiment.notes().forEach(console::note);
        console.err().println(TrainingText.announcement(experiment, prepared));
        TrainingText.start(experiment).ifPresent(console.err()::println);
    }

    private static Map<String, Map<String, Double>> metrics(Trainer trainer, Experiment experiment) {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("train", trainer.evaluate(experiment.data().train()));
        if (experiment.data().validation() != null) {
            metrics.put("validation", trainer.evaluate(experiment.data().validation()));
        }
        if (experiment.data().test() != null) {
            metrics.put("test", trainer.evaluate(experiment.data().test()));
        }
        return metrics;
    }

    private void tell(
            Experiment experiment,
            TrainingReport report,
            Map<String, Map<String, Double>> metrics,
            Map<String, @Nullable Object> summary,
            RunDirectory run,
            double seconds) {
        if (report.divergence() != null) {
            console.err().println("error: " + report.divergence().sentence());
        }
        if (json) {
            console.out().println(RunFiles.jsonText(summary));
            return;
        }
        console.out().print(TrainingText.result(experiment, report, metrics, Numbers.shortText(seconds), run.path()));
    }

    /** A signal that comes when the epochs are done, while the result is written, is told by the exit code all the same. */
    private static int exitCode(TrainingReport report, Interrupts interrupts) {
        if (interrupts.exitCode() != 0) {
            return interrupts.exitCode();
        }
        return switch (report.status()) {
            case COMPLETED, CONVERGED, STOPPED_EARLY -> ExitCode.DONE;
            case DIVERGED, INTERRUPTED -> ExitCode.FAILED;
        };
    }
}
