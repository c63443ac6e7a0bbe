package dev.bpnet.config.yaml;

import dev.bpnet.config.yaml.ConfigPath.Key;
import java.util.List;
import java.util.Set;

/**
 * Says at which paths of a configuration stands a plugin: a name, or a map with that one name as its key.
 *
 * <p>The trees cannot tell it by themselves. {@code {adam: {...}}} over {@code {sgd: {...}}} is another choice, which takes the place of
 * the first; {@code {price: {...}}} over {@code {sold: {...}}} are two columns, which both stay.
 */
@FunctionalInterface
public interface PluginPlaces {

    /** Whether the value at the path is the choice of a plugin. */
    boolean isPlugin(ConfigPath path);

    /**
     * The rule by names, for the keys of the configuration as documented: {@code optimizer}, {@code loss}, {@code split} and the like,
     * keys that end with {@code activation} or {@code initializer}, and items of {@code layers}, {@code branches} and {@code metrics}.
     * Keys that the user makes up (columns, heads, swept parameters) are no such places.
     */
    static PluginPlaces byName() {
        return PluginPlaces::byName;
    }

    private static boolean byName(ConfigPath path) {
        List<ConfigPath.Step> steps = path.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Key key) {
                String name = key.name();
                boolean item = i < steps.size() - 1;
                if (item) {
                    return LISTS.contains(name);
                }
                boolean madeUp = i > 0 && steps.get(i - 1) instanceof Key parent && OF_THE_USER.contains(parent.name());
                return !madeUp && (KEYS.contains(name) || name.endsWith("activation") || name.endsWith("initializer"));
            }
        }
        return false;
    }

    /** Keys whose value is a plugin. */
    Set<String> KEYS =
            Set.of("average", "format", "loss", "method", "missing", "normalize", "optimizer", "schedule", "split");

    /** Keys whose value is a list of plugins, or a list of such lists. */
    Set<String> LISTS = Set.of("branches", "layers", "metrics");

    /** Keys whose value is a map with keys that the user makes up. */
    Set<String> OF_THE_USER = Set.of("class_weights", "columns", "heads", "parameters");
}
