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
import java.nio.file.Path;
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
        description = "Lists, describes and verifies activations, losses, optimizers and all other plugins.",
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
                console.out().println(String.format(Locale.ROOT, "  %-27s %s", plugin.name(), plugin.summary()));
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
            @Parameters(
                            paramLabel = "NAME",
                            description = "The name, as a configuration has it; where several kinds have one of that"
                                    + " name all are told, or the one of 'KIND NAME'.",
                            arity = "1..*")
                    List<String> words) {
        Plugins plugins = new Session(options, console).plugins();
        String name = words.getLast();
        String wanted = String.join(" ", words.subList(0, words.size() - 1));
        List<String> texts = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        for (PluginKind kind : kinds(plugins, wanted)) {
            known.addAll(plugins.names(kind.service()));
            if (plugins.names(kind.service()).contains(name)) {
                texts.add(PluginText.render(PluginDescription.of(plugins, kind, name)));
            }
        }
        if (texts.isEmpty()) {
            throw new UsageException("there is no " + (wanted.isEmpty() ? "plugin" : wanted) + " named '" + name + "'; "
                    + String.join("; ", Hints.forName(name, known)) + "; bp plugins list shows all");
        }
        console.out().print(String.join("\n", texts));
        if (texts.size() > 1) {
            console.note("'" + name + "' is the name of " + texts.size() + " plugins; bp plugins describe KIND " + name
                    + " shows one");
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            description =
                    "Runs the compliance kit on every plugin of a jar, with its defaults: what it promises and whether"
                            + " it keeps it. Exit code 1 where something is broken.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin SharedOptions options,
            @Parameters(paramLabel = "JAR", description = "The jar, as it would lie in a folder of --plugins.")
                    Path jar) {
        return new PluginVerification(console).verify(jar) ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** The kind of that word, or all where none is said. */
    private static List<PluginKind> kinds(Plugins plugins, String word) {
        if (word.isEmpty()) {
            return plugins.kinds();
        }
        List<PluginKind> kinds = plugins.kinds().stream()
                .filter(kind -> kind.word().equals(word))
                .toList();
        if (kinds.isEmpty()) {
            List<String> words = plugins.kinds().stream().map(PluginKind::word).toList();
            throw new UsageException(
                    "there is no kind of plugin '" + word + "'; " + String.join("; ", Hints.forName(word, words)));
        }
        return kinds;
    }
}
