package dev.bpnet.cli.command;

import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.ParsedConfig;
import dev.bpnet.config.yaml.YamlWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bp render FILE}: the configuration in full. */
@Command(
        name = "render",
        description = "Prints an experiment with every default, include, override and interpolation resolved.",
        mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ConfigArguments config = new ConfigArguments();

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExperimentLoader loader = new Session(shared, console).experiments();
        ParsedConfig parsed = loader.parse(config.file(), config.sets(shared));
        console.out().print(YamlWriter.write(loader.tree(parsed, parsed.config())));
        return ExitCode.DONE;
    }
}
