package dev.bpnet.cli;

import dev.bpnet.cli.command.CheckCommand;
import dev.bpnet.cli.command.EvaluateCommand;
import dev.bpnet.cli.command.ExplainCommand;
import dev.bpnet.cli.command.GradcheckCommand;
import dev.bpnet.cli.command.InspectCommand;
import dev.bpnet.cli.command.PluginsCommand;
import dev.bpnet.cli.command.PredictCommand;
import dev.bpnet.cli.command.RenderCommand;
import dev.bpnet.cli.command.TrainCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of {@code bp}. Options and parameters are read, by reflection, of a command that is named only: to read those
 * of all takes a third of the time of {@code bp --help}.
 */
final class Commands {
    private static final List<Class<?>> ALL = List.of(
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            CheckCommand.class,
            RenderCommand.class,
            ExplainCommand.class,
            GradcheckCommand.class,
            PluginsCommand.class,
            InspectCommand.class);

    private Commands() {}

    /** Adds every command: those that occur among the arguments in full, of the others name and description. */
    static void addTo(CommandLine line, String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        for (Class<?> type : ALL) {
            Command described = Objects.requireNonNull(type.getAnnotation(Command.class));
            if (words.contains(described.name())) {
                line.addSubcommand(type);
            } else {
                CommandSpec listed = CommandSpec.create().name(described.name());
                listed.usageMessage().description(described.description());
                line.addSubcommand(described.name(), listed);
            }
        }
    }
}
