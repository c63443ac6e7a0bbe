package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Plugin;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A jar compiled while the test runs, so that no class of it is on the class path of the tests. */
final class TestJar {
    private final Path work;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private String pathOption = "--class-path";

    /** @param work an empty folder to compile in */
    TestJar(Path work) {
        this.work = work;
    }

    /** A class; its name with its package. */
    TestJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** An activation that is linear with a slope. */
    TestJar activation(String className, String pluginName) {
        int dot = className.lastIndexOf('.');
        return source(className, """
                package %s;

                import dev.bpnet.api.activation.*;
                import dev.bpnet.api.plugin.*;

                @Doc("Third party.")
                public final class %s implements ActivationPlugin<%2$s.Parameters> {
                    public record Parameters(@Range(min = 0) double slope, @org.jspecify.annotations.Nullable String note) {}

                    record Linear(double slope) implements ElementwiseActivation {
                        public double value(double z) { return slope * z; }
                        public double slope(double z, double a) { return slope; }
                    }

                    public String name() { return "%s"; }
                    public Parameters defaults() { return new Parameters(0.5, null); }
                    public Activation create(Parameters p) { return new Linear(p.slope()); }
                }
                """.formatted(className.substring(0, dot), className.substring(dot + 1), pluginName));
    }

    /** Declares providers. */
    TestJar service(Class<?> service, String... providers) {
        services.put(service.getName(), "# providers\n" + String.join("\n", providers) + "\n");
        return this;
    }

    /** Makes it a module. */
    TestJar module(String moduleInfo) {
        pathOption = "--module-path";
        return source("module-info", moduleInfo);
    }

    /** Compiles that class but leaves it out of the jar. */
    TestJar without(String className) {
        leftOut.add(className);
        return this;
    }

    Path write(Path jar) {
        try {
            Path classes = compile();
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = classes.relativize(file).toString().replace('\\', '/');
                    if (leftOut.stream().noneMatch(left -> name.equals(left.replace('.', '/') + ".class"))) {
                        put(out, name, Files.readAllBytes(file));
                    }
                }
                for (Map.Entry<String, String> service : services.entrySet()) {
                    put(out, "META-INF/services/" + service.getKey(), bytes(service.getValue()));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                pathOption,
                Stream.of(Plugin.class, Nullable.class, TestJar.class)
                        .map(type -> place(type).toString())
                        .collect(Collectors.joining(File.pathSeparator))));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        if (!sources.isEmpty()) {
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (result != 0) {
                throw new IllegalStateException("the sources of the test jar do not compile");
            }
        }
        return classes;
    }

    /** The jar or folder a class came from. */
    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
