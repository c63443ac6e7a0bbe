package dev.bpnet.cli.command;

import dev.bpnet.cli.explain.DerivationPage;
import dev.bpnet.cli.explain.DerivationText;
import dev.bpnet.cli.explain.PlanTable;
import dev.bpnet.cli.explain.PlanText;
import dev.bpnet.cli.explain.Rows;
import dev.bpnet.cli.run.RunDirectory;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.UsageException;
import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.ParsedConfig;
import dev.bpnet.core.definition.Derivation;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.Quantity;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.train.Goal;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bp explain FILE}: the whole derivation with numbers. */
@Command(
        name = "explain",
        description = "Shows one step of back-propagation with all its numbers, beside the numeric gradient.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ConfigArguments config = new ConfigArguments();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            description = "The training rows to take, counted from 0; without, the first four.")
    private List<Integer> rows = List.of();

    @Option(names = "--model", paramLabel = "MODEL", description = "Take the weights of this run or model.")
    private @Nullable Path model;

    @Option(names = "--html", paramLabel = "OUT", description = "Write a page instead of text.")
    private @Nullable Path html;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Session session = new Session(shared, console);
        ExperimentLoader loader = session.experiments();
        ParsedConfig parsed = loader.parse(config.file(), config.sets(shared));
        Experiment experiment = loader.resolve(parsed, Long.MAX_VALUE);
        Goal goal = experiment.goal();
        Network network = network(experiment, session);
        Rows chosen = rows.isEmpty()
                ? Rows.first(experiment.data().train(), 4, goal)
                : Rows.of(
                        experiment.data().train(),
                        numbers(experiment.data().train().rows()),
                        goal);
        DoubleNetwork definition = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        List<Quantity> quantities =
                Derivation.of(definition, chosen.x(), chosen.t(), goal.loss(), gradientDescentRate(experiment));
        PlanTable plan = PlanTable.of(network.graph(), experiment.loss().name(), chosen.x().length);
        Path page = html;
        if (page == null) {
            console.out().print(PlanText.of(plan));
            console.out().print(DerivationText.of(quantities));
        } else {
            String title = experiment.name() + ": one step of back-propagation";
            AtomicFile.write(page, DerivationPage.of(title, plan, quantities));
            console.out().println(page);
        }
        return ExitCode.DONE;
    }

    private Network network(Experiment experiment, Session session) {
        Path given = model;
        Network begun = experiment.begun();
        if (given == null) {
            return begun;
        }
        Path file = Files.isDirectory(given) ? given.resolve(RunDirectory.MODEL) : given;
        Network trained = Model.load(file, session.plugins()).network();
        if (!trained.spec().equals(begun.spec())) {
            throw new UsageException("the model " + file + " has another network than " + config.file()
                    + "; explain it with the experiment.yaml of its own run");
        }
        return trained;
    }

    private int[] numbers(int available) {
        for (int row : rows) {
            if (row < 0 || row >= available) {
                throw new UsageException(
                        "--rows: there is no row " + row + "; the training rows are 0 to " + (available - 1));
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The update is shown for plain gradient descent, whose rule is the derivation's last line; other optimizers have state. */
    private static @Nullable Double gradientDescentRate(Experiment experiment) {
        var optimizer = experiment.config().training().optimizer();
        return optimizer.name().equals("sgd")
                ? experiment.plugins().optimizer(optimizer).learningRate()
                : null;
    }
}
