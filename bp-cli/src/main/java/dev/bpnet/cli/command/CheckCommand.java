package dev.bpnet.cli.command;

import dev.bpnet.cli.explain.PlanText;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.config.experiment.ConfigException;
import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.ParsedConfig;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.data.DataException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bp check FILE}: every problem at once, without training. */
@Command(
        name = "check",
        description = "Checks an experiment without training: every problem at once, shapes and memory.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    /** Rows of each file that are looked at: enough to know the columns, quick for any file. */
    private static final long ROWS = 1000;

    private final Console console;

    @Mixin
    private final ConfigArguments config = new ConfigArguments();

    @Option(names = "--no-data", description = "Look at the file alone, not at the data it names.")
    private boolean noData;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public CheckCommand(Console console) {
        this.console = console;
    }

    private static Experiment resolve(ExperimentLoader loader, ParsedConfig parsed) {
        try {
            return loader.resolve(parsed, ROWS);
        } catch (DataException | ConfigException ofTheFirstRows) {
            // What the first rows seem to say (a single class, say) may not be so: all of them decide.
            return loader.resolve(parsed, Long.MAX_VALUE);
        }
    }

    @Override
    public Integer call() {
        ExperimentLoader loader = new Session(shared, console).experiments();
        ParsedConfig parsed = loader.parse(config.file(), config.sets(shared));
        if (noData) {
            console.out().println(parsed.file() + ": no problems (the data was not looked at)");
            return ExitCode.DONE;
        }
        Experiment experiment = resolve(loader, parsed);
        experiment.notes().forEach(console::note);
        Graph graph = Graph.of(experiment.goal().spec(), experiment.plugins());
        int batch = Math.min(
                experiment.config().training().rowsPerStep(),
                experiment.data().train().rows());
        console.out().println(parsed.file() + ": no problems");
        TrainingText.start(experiment).ifPresent(console.out()::println);
        console.out().print(PlanText.of(graph, experiment.loss().name(), batch));
        return ExitCode.DONE;
    }
}
