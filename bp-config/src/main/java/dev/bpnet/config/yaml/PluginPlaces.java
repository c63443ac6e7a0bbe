package dev.bpnet.config.yaml;

/**
 * Says at which paths of a configuration stands a plugin: a name, or a map with that one name as its key.
 *
 * <p>The trees cannot tell it by themselves. {@code {adam: {...}}} over {@code {sgd: {...}}} is another choice, which
 * takes the place of the first; {@code {price: {...}}} over {@code {sold: {...}}} are two columns, which both stay.
 */
@FunctionalInterface
public interface PluginPlaces {

    /** Whether the value at the path is the choice of a plugin. */
    boolean isPlugin(ConfigPath path);

    /**
     * The rule by names, for the keys of the configuration as documented: {@code optimizer}, {@code loss},
     * {@code split} and the like, keys that end with {@code activation} or {@code initializer}, items of
     * {@code layers}, {@code branches} and {@code metrics}, and the parameters of a sweep. Other keys that the user
     * makes up (columns, heads) are no such places, whatever their name.
     */
    static PluginPlaces byName() {
        return NamedPlaces::isPlugin;
    }
}
