package dev.bpnet.cli.command;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.core.plugins.PluginFailure;
import dev.bpnet.core.plugins.PluginKind;
import dev.bpnet.core.plugins.PluginPath;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.tck.check.Compliance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The compliance kit on every plugin of a jar, as {@code bp plugins verify} shows it. */
final class PluginVerification {
    private final Console console;
    private int examined;
    private int broken;

    PluginVerification(Console console) {
        this.console = console;
    }

    /** Examines a jar; whether it is sound. */
    @SuppressWarnings("ReferenceEquality") // the loader of this jar, and no other
    boolean verify(Path jar) {
        try (URLClassLoader classes = PluginPath.jarLoader(jar, PluginVerification.class.getClassLoader())) {
            Plugins plugins =
                    DataPlugins.addTo(Plugins.builder(classes), classes).build();
            for (PluginKind kind : plugins.kinds()) {
                plugins.names(kind.service()).stream()
                        .map(name -> plugins.find(kind, name))
                        .filter(plugin -> plugin.getClass().getClassLoader() == classes)
                        .forEach(plugin -> examine(kind, plugin));
            }
            for (PluginFailure failure : plugins.failures()) {
                examined++;
                broken++;
                console.out().println(failure.sentence());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + jar + " could not be closed", e);
        }
        console.out().println(summary(jar));
        return examined > 0 && broken == 0;
    }

    private void examine(PluginKind kind, Plugin<?> plugin) {
        examined++;
        console.out()
                .println(kind.word() + " " + plugin.name() + " ("
                        + plugin.getClass().getName() + ")");
        boolean sound = true;
        boolean further = false;
        for (Compliance.Result result : Compliance.of(plugin)) {
            further |= !result.check().startsWith("plugin/");
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-6s %-26s %s",
                            result.kept() ? "passed" : "FAILED",
                            result.check(),
                            result.promise()));
            result.findings().forEach(finding -> console.out().println("         " + finding));
            sound &= result.kept();
        }
        if (sound && !further) {
            console.out()
                    .println("         not examined further: its kind has no contract, or what a user has to give has"
                            + " placeholders that make nothing; its own tests know better ones");
        }
        broken += sound ? 0 : 1;
    }

    private String summary(Path jar) {
        String name = String.valueOf(jar.getFileName());
        if (examined == 0) {
            return name + ": no plugin of a kind that BP knows";
        }
        List<String> what = List.of(examined + (examined == 1 ? " plugin" : " plugins"), broken + " broken");
        return name + ": " + (broken == 0 ? what.getFirst() + ", every promise kept" : String.join(", ", what));
    }
}
