package dev.bpnet.core.plugins;

import java.util.List;

/** The text of a file in {@code META-INF/services}: a class name a line, {@code #} begins a comment. */
final class ServiceFile {

    private ServiceFile() {}

    /** The classes it names, in its order. */
    static List<String> providers(String text) {
        return text.lines()
                .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
