package dev.bpnet.tck.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Optional;

/** The class files and resources in the jar or folder that a class came from, and no others. */
final class ClassFiles {
    private final String root;

    private ClassFiles(String root) {
        this.root = root;
    }

    /** Those beside a class; empty where its class file cannot be found, as with a class made at run time. */
    static Optional<ClassFiles> beside(Class<?> type) {
        String path = internalName(type) + ".class";
        URL url = type.getResource("/" + path);
        if (url == null) {
            return Optional.empty();
        }
        String text = url.toString();
        return Optional.of(new ClassFiles(text.substring(0, text.length() - path.length())));
    }

    /** A class's name with slashes. */
    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** The bytes of a class by its name with slashes; empty where it came from elsewhere. */
    Optional<byte[]> read(String internalName) {
        return resource(internalName + ".class");
    }

    /** A resource by its path; empty where there is none in this very jar or folder. */
    Optional<byte[]> resource(String path) {
        try (InputStream in = URI.create(root + path).toURL().openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The jar or folder, as a URL. */
    @Override
    public String toString() {
        return root;
    }
}
