package dev.bpnet.data.plugins;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.PluginsBuilder;
import dev.bpnet.data.read.Format;
import dev.bpnet.data.read.FormatPlugin;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.SourcePlugin;
import dev.bpnet.data.split.Split;
import dev.bpnet.data.split.SplitPlugin;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.BinaryOperator;

/** The kinds of plugins that data brings along: formats, data sources, splits and imputations. */
public final class DataPlugins {

    private DataPlugins() {}

    /** Adds the kinds, with every plugin of them that a class loader finds. */
    public static PluginsBuilder addTo(PluginsBuilder builder, ClassLoader classLoader) {
        add(builder, FormatPlugin.class, ServiceLoader.load(FormatPlugin.class, classLoader));
        add(builder, SourcePlugin.class, ServiceLoader.load(SourcePlugin.class, classLoader));
        add(builder, SplitPlugin.class, ServiceLoader.load(SplitPlugin.class, classLoader));
        add(builder, ImputationPlugin.class, ServiceLoader.load(ImputationPlugin.class, classLoader));
        return builder;
    }

    /** The plugins that the class loader of this class finds, those of bp-api's kinds included. */
    public static Plugins load() {
        return addTo(Plugins.builder(), DataPlugins.class.getClassLoader()).build();
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal cannot say FormatPlugin<?>
    private static void add(PluginsBuilder builder, Class service, ServiceLoader services) {
        builder.add(service, services);
    }

    /** The format of that choice. */
    public static Format format(Plugins plugins, Choice<Format> choice) {
        FormatPlugin<?> plugin = plugins.find(FormatPlugin.class, choice.name());
        return create(plugins, plugin, choice);
    }

    /** The data source of that choice; its paths are relative to the folder. */
    public static Source source(Plugins plugins, Choice<Source> choice, Path folder) {
        SourcePlugin<?> plugin = plugins.find(SourcePlugin.class, choice.name());
        return create(plugins, plugin, choice, folder);
    }

    /** The same data source with other paths, see {@link SourcePlugin#withPaths}. */
    public static Choice<Source> withPaths(Plugins plugins, Choice<Source> choice, BinaryOperator<String> change) {
        SourcePlugin<?> plugin = plugins.find(SourcePlugin.class, choice.name());
        return withPaths(plugins, plugin, choice, change);
    }

    /** The split of that choice. */
    public static Split split(Plugins plugins, Choice<Split> choice) {
        SplitPlugin<?> plugin = plugins.find(SplitPlugin.class, choice.name());
        return create(plugins, plugin, choice);
    }

    /** The imputation of that choice. */
    public static Imputation imputation(Plugins plugins, Choice<Imputation> choice) {
        ImputationPlugin<?> plugin = plugins.find(ImputationPlugin.class, choice.name());
        return create(plugins, plugin, choice);
    }

    private static <P extends Record> Format create(Plugins plugins, FormatPlugin<P> plugin, Choice<?> choice) {
        return plugin.create(plugins.parametersOf(plugin, choice));
    }

    private static <P extends Record> Source create(
            Plugins plugins, SourcePlugin<P> plugin, Choice<?> choice, Path folder) {
        return plugin.create(plugins.parametersOf(plugin, choice), folder);
    }

    private static <P extends Record> Choice<Source> withPaths(
            Plugins plugins, SourcePlugin<P> plugin, Choice<?> choice, BinaryOperator<String> change) {
        return Choice.of(choice.name(), plugin.withPaths(plugins.parametersOf(plugin, choice), change));
    }

    private static <P extends Record> Split create(Plugins plugins, SplitPlugin<P> plugin, Choice<?> choice) {
        return plugin.create(plugins.parametersOf(plugin, choice));
    }

    private static <P extends Record> Imputation create(Plugins plugins, ImputationPlugin<P> plugin, Choice<?> choice) {
        return plugin.create(plugins.parametersOf(plugin, choice));
    }
}
