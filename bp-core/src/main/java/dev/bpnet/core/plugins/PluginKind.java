package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/**
 * One kind of plugin.
 *
 * @param service the interface its plugins implement, for example {@code ActivationPlugin}
 * @param word the word for it in singular and lower case, for example {@code activation}
 * @param creates what its plugins make and what stands in {@code Choice<...>}, for example {@code Activation}
 */
public record PluginKind(Class<?> service, String word, Class<?> creates) {

    /**
     * The kind that a service interface states with {@link Kind}.
     *
     * @throws IllegalArgumentException if it has no {@code @Kind} or is no {@link Plugin}
     */
    public static PluginKind of(Class<?> service) {
        Kind kind = service.getAnnotation(Kind.class);
        if (kind == null || !Plugin.class.isAssignableFrom(service)) {
            throw new IllegalArgumentException(
                    service.getName() + " is no kind of plugin: it has to extend Plugin and carry @Kind");
        }
        return new PluginKind(service, kind.value(), kind.creates());
    }
}
