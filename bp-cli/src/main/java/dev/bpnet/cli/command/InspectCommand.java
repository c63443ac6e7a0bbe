package dev.bpnet.cli.command;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.cli.explain.PlanText;
import dev.bpnet.cli.run.RunFiles;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.config.yaml.YamlWriter;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.prepare.FittedTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bp inspect MODEL}: what a model file holds. */
@Command(name = "inspect", description = "Shows what a model file holds.", mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Model loaded = model.load(new Session(shared, console));
        Graph graph = loaded.network().graph();
        if (json) {
            console.out().println(RunFiles.jsonText(document(loaded, graph)));
            return ExitCode.DONE;
        }
        console.out().println("model    " + model.file());
        console.out().println("weights  sha256 " + loaded.network().weightsSha256());
        console.out()
                .println("inputs   " + String.join(", ", loaded.preprocessing().inputNames()));
        if (loaded.preprocessing().reconstructs()) {
            console.out().println("target   the inputs, reconstructed");
        }
        loaded.preprocessing().columnTargets().forEach(target -> console.out().println(text(target)));
        console.out().print(PlanText.of(graph, loaded.loss().name(), 1));
        console.out().println();
        console.out().print(YamlWriter.write(loaded.config()));
        return ExitCode.DONE;
    }

    private static String text(FittedTarget target) {
        List<String> labels = target.info().labels();
        return "target   " + target.name() + (labels.isEmpty() ? ", a number" : ": " + String.join(", ", labels));
    }

    private static Map<String, @Nullable Object> document(Model loaded, Graph graph) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("weights_sha256", loaded.network().weightsSha256());
        document.put("inputs", loaded.preprocessing().inputNames());
        Map<String, Object> targets = new LinkedHashMap<>();
        loaded.preprocessing()
                .targets()
                .forEach(target -> targets.put(target.name(), target.info().labels()));
        document.put("targets", targets);
        document.put("reconstructs", loaded.preprocessing().reconstructs());
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Parameter p : graph.layout().parameters()) {
            parameters.put(p.name(), List.of(p.rows(), p.columns()));
        }
        document.put("parameters", parameters);
        document.put("config", loaded.config());
        return document;
    }
}
