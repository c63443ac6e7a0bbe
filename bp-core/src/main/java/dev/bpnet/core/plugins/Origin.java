package dev.bpnet.core.plugins;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a class came from.
 *
 * @param module the name of its module; empty on the class path
 * @param location its jar or folder; empty where the JVM does not tell
 */
public record Origin(Optional<String> module, Optional<Path> location) {

    /** Where that class came from. */
    public static Origin of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return new Origin(Optional.ofNullable(type.getModule().getName()), location(source));
    }

    /** Short and the same on every machine: {@code module dev.bpnet.core}, {@code acme-1.0.jar}. */
    public String shortText() {
        return module.map(name -> "module " + name)
                .or(() -> location.map(Path::getFileName).map(Path::toString))
                .orElse("unknown place");
    }

    /** With the full path: {@code module dev.bpnet.core in /lib/bp-core.jar}, {@code /plugins/acme-1.0.jar}. */
    @Override
    public String toString() {
        String path = location.map(Path::toString).orElse("unknown place");
        return module.map(name -> "module " + name + " in " + path).orElse(path);
    }

    private static Optional<Path> location(@Nullable CodeSource source) {
        if (source == null
                || source.getLocation() == null
                || !"file".equals(source.getLocation().getProtocol())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
