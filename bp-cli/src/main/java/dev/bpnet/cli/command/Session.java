package dev.bpnet.cli.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.wiring.ExperimentModule;
import dev.bpnet.core.plugins.Plugins;

/** The composition root: the parts of this process, made when a command first asks for them. */
public final class Session {
    private final Injector injector;

    /** Puts the parts together for a command. */
    public Session(SharedOptions options, Console console) {
        injector =
                Guice.createInjector(Stage.DEVELOPMENT, new ExperimentModule(options.plugins(), console.environment()));
    }

    /** Every plugin. */
    public Plugins plugins() {
        return get(Plugins.class);
    }

    /** Reads configurations. */
    public ExperimentLoader experiments() {
        return get(ExperimentLoader.class);
    }

    /** What went wrong while an object was made is told as it is, without the way that led there. */
    private <T> T get(Class<T> type) {
        try {
            return injector.getInstance(type);
        } catch (ProvisionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
