package dev.bpnet.core.plugins;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.KernelsProvider;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every plugin there is, by kind and name, and the making of objects from a {@link Choice}. Immutable; any number of
 * threads may use it.
 */
public final class Plugins {
    private final List<PluginKind> kinds;
    private final Map<Class<?>, TreeMap<String, Plugin<?>>> plugins;
    private final List<KernelsProvider> kernelsProviders;
    private final List<PluginFailure> failures;
    private final Binder binder = Binder.of(this);

    Plugins(PluginsBuilder builder) {
        kinds = builder.kinds.values().stream()
                .sorted(Comparator.comparing(PluginKind::word))
                .toList();
        plugins = new LinkedHashMap<>();
        builder.plugins.forEach((service, byName) -> plugins.put(service, new TreeMap<>(byName)));
        kernelsProviders = List.copyOf(builder.kernelsProviders);
        failures = List.copyOf(builder.loader.failures());
    }

    /** The plugins of the kinds of bp-api that the class loader of this class finds. */
    public static Plugins load() {
        return builder().build();
    }

    /** The plugins of the kinds of bp-api that a class loader finds, for example one of {@link PluginPath}. */
    public static Plugins load(ClassLoader classLoader) {
        return builder(classLoader).build();
    }

    /** These plugins and no others. */
    public static Plugins of(Plugin<?>... plugins) {
        return new PluginsBuilder(Plugins.class.getClassLoader()).add(plugins).build();
    }

    /** Starts with what {@link #load()} finds. */
    public static PluginsBuilder builder() {
        return builder(Plugins.class.getClassLoader());
    }

    /** Starts with what {@link #load(ClassLoader)} finds. */
    public static PluginsBuilder builder(ClassLoader classLoader) {
        return new PluginsBuilder(classLoader).addServices();
    }

    /** The kinds known, sorted by their word. */
    public List<PluginKind> kinds() {
        return kinds;
    }

    /**
     * The kind whose plugins make that type: {@code Activation.class} gives the kind of {@code ActivationPlugin}.
     *
     * @throws IllegalArgumentException if no kind known makes it
     */
    public PluginKind kindOf(Class<?> created) {
        return kinds.stream()
                .filter(kind -> kind.creates().equals(created))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of plugin known here makes a "
                        + created.getName() + "; add it with PluginsBuilder.add"));
    }

    /** The names of a kind, sorted. */
    public SortedSet<String> names(Class<?> service) {
        return new TreeSet<>(byName(service).keySet());
    }

    /** The plugins of a kind, sorted by name. */
    public <K extends Plugin<?>> List<K> all(Class<K> service) {
        return byName(service).values().stream().map(service::cast).toList();
    }

    /** Kernels, in the order found. */
    public List<KernelsProvider> kernelsProviders() {
        return kernelsProviders;
    }

    /** The plugins that were declared but cannot be used. */
    public List<PluginFailure> failures() {
        return failures;
    }

    /**
     * The plugin of a kind by its name.
     *
     * @throws UnknownPluginException if there is none
     */
    public <K extends Plugin<?>> K find(Class<K> service, String name) {
        return service.cast(find(PluginKind.of(service), name));
    }

    /**
     * The plugin of a kind by its name.
     *
     * @throws UnknownPluginException if there is none
     */
    public Plugin<?> find(PluginKind kind, String name) {
        Map<String, Plugin<?>> byName = byName(kind.service());
        Plugin<?> plugin = byName.get(name);
        if (plugin == null) {
            Collection<PluginFailure> ofKind = failures.stream()
                    .filter(failure -> failure.kind().equals(kind.word()))
                    .toList();
            throw new UnknownPluginException(kind.word(), name, byName.keySet(), kindsWith(name), ofKind);
        }
        return plugin;
    }

    /**
     * A choice with parameters as YAML would give them, over the plugin's defaults: {@code choice(Layer.class, "dense",
     * Map.of("units", 8))}. Values may also be the objects themselves ({@code Choice}, {@code Span}, enum constants).
     *
     * @throws IllegalArgumentException with everything that is wrong
     */
    public <T> Choice<T> choice(Class<T> created, String name, Map<String, ?> parameters) {
        Map<String, Object> tree = Collections.singletonMap(name, Unbinder.plain(parameters));
        return binder.choice(created, tree, TreePath.ROOT).orThrow();
    }

    /** The activation of that choice. */
    public Activation activation(Choice<Activation> choice) {
        ActivationPlugin<?> plugin = find(ActivationPlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The initializer of that choice. */
    public Initializer initializer(Choice<Initializer> choice) {
        InitializerPlugin<?> plugin = find(InitializerPlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The layer of that choice for its place in a network. */
    public Layer layer(Choice<Layer> choice, LayerContext context) {
        LayerPlugin<?> plugin = find(LayerPlugin.class, choice.name());
        return create(plugin, choice, context);
    }

    /** The loss of that choice for a target. */
    public Loss loss(Choice<Loss> choice, TargetInfo target) {
        LossPlugin<?> plugin = find(LossPlugin.class, choice.name());
        return create(plugin, choice, target);
    }

    /** The metric of that choice for a target. */
    public Metric metric(Choice<Metric> choice, TargetInfo target) {
        MetricPlugin<?> plugin = find(MetricPlugin.class, choice.name());
        return create(plugin, choice, target);
    }

    /** The optimizer of that choice. */
    public Optimizer optimizer(Choice<Optimizer> choice) {
        OptimizerPlugin<?> plugin = find(OptimizerPlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The regularizer of that choice. */
    public Regularizer regularizer(Choice<Regularizer> choice) {
        RegularizerPlugin<?> plugin = find(RegularizerPlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The constraint of that choice. */
    public Constraint constraint(Choice<Constraint> choice) {
        ConstraintPlugin<?> plugin = find(ConstraintPlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The schedule of that choice. */
    public Schedule schedule(Choice<Schedule> choice) {
        SchedulePlugin<?> plugin = find(SchedulePlugin.class, choice.name());
        return create(plugin, choice);
    }

    /** The names of the losses that work with a target of that kind, sorted. */
    public List<String> lossesFor(TargetKind kind) {
        return all(LossPlugin.class).stream()
                .filter(plugin -> plugin.accepts().contains(kind))
                .map(plugin -> plugin.name())
                .toList();
    }

    /** The names of the metrics that make sense for a target of that kind, sorted. */
    public List<String> metricsFor(TargetKind kind) {
        return all(MetricPlugin.class).stream()
                .filter(plugin -> plugin.accepts().contains(kind))
                .map(plugin -> plugin.name())
                .toList();
    }

    /**
     * The parameters of a choice: its own, checked as if they came from YAML, or the defaults of its plugin.
     *
     * @throws IllegalArgumentException if they are of another plugin's record or outside their ranges, or if there are
     *     none and the plugin needs some
     */
    public <P extends Record> P parametersOf(Plugin<P> plugin, Choice<?> choice) {
        P defaults = plugin.defaults();
        Record given = choice.parameters();
        if (given == null) {
            List<String> required = ParameterSchema.of(plugin).requiredKeys();
            if (!required.isEmpty()) {
                throw new IllegalArgumentException(title(plugin) + " needs '" + String.join("', '", required) + "'");
            }
            return defaults;
        }
        if (!defaults.getClass().equals(given.getClass())) {
            throw new IllegalArgumentException(title(plugin) + " takes its parameters as a "
                    + defaults.getClass().getName() + ", found a "
                    + given.getClass().getName());
        }
        List<Problem> problems =
                binder.bind(defaults, Unbinder.tree(given), TreePath.ROOT).problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(title(plugin) + " cannot take these parameters: "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        @SuppressWarnings("unchecked") // of the very class of the defaults
        P parameters = (P) given;
        return parameters;
    }

    private <P extends Record> Activation create(ActivationPlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice)));
    }

    private <P extends Record> Initializer create(InitializerPlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice)));
    }

    private <P extends Record> Layer create(LayerPlugin<P> plugin, Choice<?> choice, LayerContext context) {
        return made(plugin, plugin.create(parametersOf(plugin, choice), context));
    }

    private <P extends Record> Loss create(LossPlugin<P> plugin, Choice<?> choice, TargetInfo target) {
        checkTarget(plugin, plugin.accepts(), target.kind(), lossesFor(target.kind()));
        return made(plugin, plugin.create(parametersOf(plugin, choice), target, this::loss));
    }

    private <P extends Record> Metric create(MetricPlugin<P> plugin, Choice<?> choice, TargetInfo target) {
        checkTarget(plugin, plugin.accepts(), target.kind(), metricsFor(target.kind()));
        return made(plugin, plugin.create(parametersOf(plugin, choice), target));
    }

    private <P extends Record> Optimizer create(OptimizerPlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice)));
    }

    private <P extends Record> Regularizer create(RegularizerPlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice)));
    }

    private <P extends Record> Constraint create(ConstraintPlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice)));
    }

    private <P extends Record> Schedule create(SchedulePlugin<P> plugin, Choice<?> choice) {
        return made(plugin, plugin.create(parametersOf(plugin, choice), this::schedule));
    }

    private <T> T made(Plugin<?> plugin, @Nullable T made) {
        if (made == null) {
            throw new IllegalArgumentException(title(plugin) + " made nothing: create of "
                    + plugin.getClass().getName() + " returned null, which is a fault of the plugin");
        }
        return made;
    }

    private void checkTarget(Plugin<?> plugin, Set<TargetKind> accepted, TargetKind kind, List<String> fitting) {
        if (!accepted.contains(kind)) {
            throw new IllegalArgumentException(title(plugin) + " does not work where the target is " + describe(kind)
                    + (fitting.isEmpty() ? "" : "; these do: " + String.join(", ", fitting)));
        }
    }

    private static String describe(TargetKind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case BINARY -> "one of two classes";
            case CATEGORY -> "one of three or more classes";
            case MULTI_LABEL -> "several labels";
            case SEVERAL -> "several, each with a loss of its own";
        };
    }

    private String title(Plugin<?> plugin) {
        return "the " + kindsOf(plugin).findFirst().map(PluginKind::word).orElse("plugin") + " '" + plugin.name() + "'";
    }

    private Stream<PluginKind> kindsOf(Plugin<?> plugin) {
        return kinds.stream().filter(kind -> kind.service().isInstance(plugin));
    }

    private List<String> kindsWith(String name) {
        return kinds.stream()
                .filter(kind -> byName(kind.service()).containsKey(name))
                .map(PluginKind::word)
                .toList();
    }

    private Map<String, Plugin<?>> byName(Class<?> service) {
        Map<String, Plugin<?>> byName = plugins.get(service);
        if (byName == null) {
            throw new IllegalArgumentException(service.getName() + " is no known kind of plugin");
        }
        return byName;
    }
}
