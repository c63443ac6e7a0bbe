package dev.bpnet.core.plugins;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.KernelsProvider;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.api.schedule.SchedulePlugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Collects plugins. The kinds of bp-api are known from the start; a module with kinds of its own adds them with
 * {@link #add(Class, ServiceLoader)}, since only a module that declares {@code uses} may make the service loader.
 */
public final class PluginsBuilder {
    final Map<Class<?>, PluginKind> kinds = new LinkedHashMap<>();
    final Map<Class<?>, TreeMap<String, Plugin<?>>> plugins = new LinkedHashMap<>();
    final List<KernelsProvider> kernelsProviders = new ArrayList<>();
    final ProviderLoader loader;

    private final ClassLoader classLoader;

    PluginsBuilder(ClassLoader classLoader) {
        this.classLoader = classLoader;
        this.loader = new ProviderLoader(classLoader);
        kind(ActivationPlugin.class);
        kind(ConstraintPlugin.class);
        kind(InitializerPlugin.class);
        kind(LayerPlugin.class);
        kind(LossPlugin.class);
        kind(MetricPlugin.class);
        kind(OptimizerPlugin.class);
        kind(RegularizerPlugin.class);
        kind(SchedulePlugin.class);
    }

    /** Makes a kind known, with no plugins of it yet. */
    public PluginsBuilder kind(Class<?> service) {
        PluginKind kind = PluginKind.of(service);
        for (PluginKind other : kinds.values()) {
            if (!other.service().equals(service)
                    && (other.word().equals(kind.word()) || other.creates().equals(kind.creates()))) {
                throw new IllegalArgumentException(service.getName() + " and "
                        + other.service().getName() + " are kinds of plugins with the same word or the same product");
            }
        }
        kinds.putIfAbsent(service, kind);
        plugins.putIfAbsent(service, new TreeMap<>());
        return this;
    }

    /** Adds a kind with every plugin of it that the service loader finds. */
    public <K extends Plugin<?>> PluginsBuilder add(Class<K> service, ServiceLoader<? extends K> services) {
        kind(service);
        loader.load(services, service, kindOf(service).word(), plugin -> register(service, plugin));
        return this;
    }

    /**
     * Adds plugins by hand, each under every known kind it implements.
     *
     * @throws IllegalArgumentException if a plugin is of no known kind or its name is not in snake_case
     */
    public PluginsBuilder add(Plugin<?>... more) {
        for (Plugin<?> plugin : more) {
            List<Class<?>> services = kinds.keySet().stream()
                    .filter(service -> service.isInstance(plugin))
                    .toList();
            if (services.isEmpty()) {
                throw new IllegalArgumentException(plugin.getClass().getName() + " is of no known kind of plugin");
            }
            services.forEach(service -> put(service, plugin));
        }
        return this;
    }

    /** Adds the plugins of the kinds of bp-api, and kernels, that the class loader given to the builder finds. */
    PluginsBuilder addServices() {
        add(ActivationPlugin.class, ServiceLoader.load(ActivationPlugin.class, classLoader));
        add(ConstraintPlugin.class, ServiceLoader.load(ConstraintPlugin.class, classLoader));
        add(InitializerPlugin.class, ServiceLoader.load(InitializerPlugin.class, classLoader));
        add(LayerPlugin.class, ServiceLoader.load(LayerPlugin.class, classLoader));
        add(LossPlugin.class, ServiceLoader.load(LossPlugin.class, classLoader));
        add(MetricPlugin.class, ServiceLoader.load(MetricPlugin.class, classLoader));
        add(OptimizerPlugin.class, ServiceLoader.load(OptimizerPlugin.class, classLoader));
        add(RegularizerPlugin.class, ServiceLoader.load(RegularizerPlugin.class, classLoader));
        add(SchedulePlugin.class, ServiceLoader.load(SchedulePlugin.class, classLoader));
        ServiceLoader<KernelsProvider> kernels = ServiceLoader.load(KernelsProvider.class, classLoader);
        loader.load(kernels, KernelsProvider.class, "kernels", kernelsProviders::add);
        return this;
    }

    /** The registry of all that was added. */
    public Plugins build() {
        return new Plugins(this);
    }

    private PluginKind kindOf(Class<?> service) {
        PluginKind kind = kinds.get(service);
        if (kind == null) {
            throw new IllegalArgumentException(service.getName() + " is no known kind of plugin");
        }
        return kind;
    }

    /** A found plugin that cannot even tell its name is a failure like one that cannot be loaded. */
    private void register(Class<?> service, Plugin<?> plugin) {
        try {
            put(service, plugin);
        } catch (DuplicatePluginException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            loader.failures().add(ProviderLoader.failure(kindOf(service).word(), plugin.getClass(), e));
        }
    }

    private void put(Class<?> service, Plugin<?> plugin) {
        String name = plugin.name();
        if (!Names.isSnakeCase(name)) {
            throw new IllegalArgumentException("its name '" + name + "' is not in snake_case");
        }
        Plugin<?> other =
                plugins.computeIfAbsent(service, key -> new TreeMap<>()).putIfAbsent(name, plugin);
        if (other != null && !other.getClass().equals(plugin.getClass())) {
            throw new DuplicatePluginException(kindOf(service).word(), name, other.getClass(), plugin.getClass());
        }
    }
}
