package dev.bpnet.cli.command;

import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.UsageException;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.PluginDescription;
import dev.bpnet.core.plugins.PluginFailure;
import dev.bpnet.core.plugins.PluginKind;
import dev.bpnet.core.plugins.PluginText;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bp plugins}: everything that can be named in a configuration. */
@Command(
        name = "plugins",
        description = "Lists and describes activations, losses, optimizers and all other plugins.",
        mixinStandardHelpOptions = true)
public final class PluginsCommand implements Runnable {
    private final Console console;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        list(shared);
    }

    @Command(name = "list", description = "Lists all plugins by kind.", mixinStandardHelpOptions = true)
    int list(@Mixin SharedOptions options) {
        Plugins plugins = new Session(options, console).plugins();
        for (PluginKind kind : plugins.kinds()) {
            console.out().println(kind.word());
            for (PluginDescription plugin : PluginDescription.all(plugins, kind)) {
                console.out().println(String.format(Locale.ROOT, "  %-24s %s", plugin.name(), plugin.summary()));
            }
        }
        for (PluginFailure failure : plugins.failures()) {
            console.note(failure.sentence());
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "describe",
            description = "Describes a plugin: formula, source, parameters with type, range, default and meaning.",
            mixinStandardHelpOptions = true)
    int describe(
            @Mixin SharedOptions options,
            @Parameters(paramLabel = "NAME", description = "The name, as a configuration has it.") String name) {
        Plugins plugins = new Session(options, console).plugins();
        List<String> texts = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        for (PluginKind kind : plugins.kinds()) {
            known.addAll(plugins.names(kind.service()));
            if (plugins.names(kind.service()).contains(name)) {
                texts.add(PluginText.render(PluginDescription.of(plugins, kind, name)));
            }
        }
        if (texts.isEmpty()) {
            throw new UsageException("there is no plugin named '" + name + "'; "
                    + Hints.forName(name, known).getFirst() + " bp plugins list shows all");
        }
        console.out().print(String.join("\n", texts));
        return ExitCode.DONE;
    }
}
