package dev.bpnet.core.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Folders of third-party jars. */
public final class PluginPath {
    private static final String SERVICES = "META-INF/services/";

    private PluginPath() {}

    /**
     * A class loader over every {@code *.jar} of these folders: the folders in their order, the jars of each sorted by
     * name. It runs no code. Close it when its plugins are no longer in use.
     *
     * @throws IllegalArgumentException if a folder is not there, a jar cannot be read as one, or two jars declare the
     *     same plugin class (two versions of one plugin, of which Java would take the first without a word)
     */
    public static URLClassLoader classLoader(List<Path> directories, ClassLoader parent) {
        List<Path> jars = new ArrayList<>();
        directories.forEach(directory -> jars.addAll(jars(directory)));
        Map<String, Path> declared = new HashMap<>();
        for (Path jar : jars) {
            for (String provider : providers(jar)) {
                Path other = declared.putIfAbsent(provider, jar);
                if (other != null && !other.equals(jar)) {
                    throw new IllegalArgumentException("the plugin class " + provider + " is in two jars, " + other
                            + " and " + jar + "; remove one of them");
                }
            }
        }
        return new URLClassLoader("plugins", jars.stream().map(PluginPath::url).toArray(URL[]::new), parent);
    }

    /**
     * A class loader over one jar. It runs no code. Close it when its plugins are no longer in use.
     *
     * @throws IllegalArgumentException if the jar is not there, cannot be read as one, or declares no service at all
     */
    public static URLClassLoader jarLoader(Path jar, ClassLoader parent) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "the plugin jar " + jar + (Files.exists(jar) ? " is a folder, not a file" : " does not exist"));
        }
        if (providers(jar).isEmpty()) {
            throw new IllegalArgumentException("the jar " + jar + " declares no plugin: it has no file " + SERVICES
                    + "KIND, such as " + SERVICES + "dev.bpnet.api.activation.ActivationPlugin");
        }
        return new URLClassLoader("plugins", new URL[] {url(jar)}, parent);
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("the plugin folder " + directory
                    + (Files.exists(directory) ? " is a file, not a folder" : " does not exist"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin folder " + directory + " cannot be read", e);
        }
    }

    private static List<String> providers(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<String> providers = new ArrayList<>();
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    providers.addAll(ServiceFile.providers(text));
                }
            }
            return providers;
        } catch (ZipException e) {
            throw new IllegalArgumentException("the plugin " + jar + " is not a jar: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin " + jar + " cannot be read", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the plugin " + jar + " has no URL", e);
        }
    }
}
