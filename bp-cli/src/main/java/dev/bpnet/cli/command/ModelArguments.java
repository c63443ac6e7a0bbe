package dev.bpnet.cli.command;

import dev.bpnet.cli.run.RunDirectory;
import dev.bpnet.cli.terminal.UsageException;
import dev.bpnet.config.experiment.DataSources;
import dev.bpnet.config.experiment.ExperimentConfig;
import dev.bpnet.data.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model a command works on: a model file, or a run that holds one. */
public final class ModelArguments {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A run directory or a model file.")
    private Path model = Path.of("");

    /** The model file. */
    public Path file() {
        if (!Files.exists(model)) {
            throw new UsageException(model + ": there is no such run or model file");
        }
        if (!Files.isDirectory(model)) {
            return model;
        }
        Path inside = model.resolve(RunDirectory.MODEL);
        if (!Files.exists(inside)) {
            throw new UsageException(model + " is a folder without a " + RunDirectory.MODEL
                    + "; name a run directory, for example runs/NAME/latest, or a model file");
        }
        return inside;
    }

    /** Reads it. */
    public Model load(Session session) {
        return Model.load(file(), session.plugins());
    }

    /** The configuration that a model came from. */
    static ExperimentConfig config(Model model, Session session) {
        return session.experiments().binder().bind(model.config()).orThrow();
    }

    /** Opens files for a model, in the format that its configuration names, else as their names say. */
    static DataSources sources(Model model, Session session) {
        return new DataSources(
                session.plugins(), Path.of(""), config(model, session).data().format());
    }
}
