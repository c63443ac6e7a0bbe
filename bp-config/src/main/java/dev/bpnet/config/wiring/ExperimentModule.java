package dev.bpnet.config.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.bpnet.config.experiment.ConfigBinder;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.Resolver;
import dev.bpnet.config.yaml.ConfigSource;
import dev.bpnet.config.yaml.PluginPlaces;
import dev.bpnet.core.plugins.PluginPath;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every object of an experiment, made once, each by its plain constructor. */
public final class ExperimentModule extends AbstractModule {
    private final List<Path> pluginFolders;
    private final Function<String, @Nullable String> environment;

    /**
     * Settings of a process.
     *
     * @param pluginFolders folders with jars of plugins
     * @param environment gives the value of an environment variable, or null
     */
    public ExperimentModule(List<Path> pluginFolders, Function<String, @Nullable String> environment) {
        this.pluginFolders = List.copyOf(pluginFolders);
        this.environment = environment;
    }

    @Provides
    @Singleton
    URLClassLoader pluginClassLoader() {
        return PluginPath.classLoader(pluginFolders, ExperimentModule.class.getClassLoader());
    }

    @Provides
    @Singleton
    Plugins plugins(URLClassLoader classLoader) {
        return DataPlugins.addTo(Plugins.builder(classLoader), classLoader).build();
    }

    @Provides
    @Singleton
    ConfigSource configSource() {
        return new ConfigSource(PluginPlaces.byName(), environment);
    }

    @Provides
    @Singleton
    ConfigBinder configBinder(Plugins plugins) {
        return new ConfigBinder(plugins);
    }

    @Provides
    @Singleton
    Resolver resolver(Plugins plugins) {
        return new Resolver(plugins);
    }

    @Provides
    @Singleton
    ExperimentLoader experimentLoader(ConfigSource source, ConfigBinder binder, Resolver resolver, Plugins plugins) {
        return new ExperimentLoader(source, binder, resolver, plugins);
    }
}
