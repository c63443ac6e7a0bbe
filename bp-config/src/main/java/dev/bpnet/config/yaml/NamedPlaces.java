package dev.bpnet.config.yaml;

import dev.bpnet.config.yaml.ConfigPath.Key;
import dev.bpnet.config.yaml.ConfigPath.Step;
import java.util.List;
import java.util.Set;

/** The places of plugins by the names of their keys. */
final class NamedPlaces {
    /** Keys whose value is a plugin, or likewise one choice of several. */
    private static final Set<String> CHOICES = Set.of(
            "average",
            "constraint",
            "format",
            "goal",
            "loss",
            "method",
            "missing",
            "normalize",
            "optimizer",
            "regularizer",
            "schedule",
            "split");

    /** Keys whose value is a list of plugins, or a list of such lists. */
    private static final Set<String> LISTS = Set.of("branches", "layers", "metrics");

    /** Keys whose value is a map of plugins by keys that the user makes up. */
    private static final Set<String> MAPS = Set.of("parameters");

    /** Keys whose value is a map of other things by keys that the user makes up. */
    private static final Set<String> MAPS_OF_OTHERS = Set.of("class_weights", "columns", "heads");

    private NamedPlaces() {}

    static boolean isPlugin(ConfigPath path) {
        List<Step> steps = path.steps();
        int last = steps.size() - 1;
        while (last >= 0 && !(steps.get(last) instanceof Key)) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        String name = name(steps.get(last));
        if (last < steps.size() - 1) {
            return LISTS.contains(name);
        }
        String parent = last == 0 ? "" : name(steps.get(last - 1));
        if (MAPS.contains(parent) || MAPS_OF_OTHERS.contains(parent)) {
            return MAPS.contains(parent);
        }
        return CHOICES.contains(name) || name.endsWith("activation") || name.endsWith("initializer");
    }

    private static String name(Step step) {
        return step instanceof Key key ? key.name() : "";
    }
}
