package dev.bpnet.api.plugin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plugin chosen by name, with its parameters: in YAML a bare name ({@code relu}) or a map with that one name as its key
 * ({@code leaky_relu: {slope: 0.1}}). Plain data, compared by value; the engine makes the object behind it.
 *
 * @param <T> the kind of object chosen, for example {@code Activation}
 * @param name the plugin's name
 * @param parameters the plugin's parameters; {@code null} means its defaults
 */
public record Choice<T>(String name, @Nullable Record parameters) {

    public Choice {
        Objects.requireNonNull(name, "name");
    }

    /** The plugin of that name with its default parameters. */
    public static <T> Choice<T> of(String name) {
        return new Choice<>(name, null);
    }

    /** The plugin of that name with these parameters. */
    public static <T> Choice<T> of(String name, Record parameters) {
        return new Choice<>(name, parameters);
    }
}
