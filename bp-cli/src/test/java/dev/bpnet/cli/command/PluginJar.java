package dev.bpnet.cli.command;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a jar with a plugin of somebody else's, from its source, as that somebody would. */
final class PluginJar {
    private PluginJar() {}

    /**
     * Compiles a class and packs it.
     *
     * @param folder takes the jar; made where it is not there
     * @param jar the name of the jar
     * @param service the kind of plugin
     * @param className the class, with its package
     * @param source its source
     * @return the folder, as {@code --plugins} takes it
     */
    static Path write(Path folder, String jar, Class<?> service, String className, String source) throws IOException {
        Path classes = Files.createDirectories(folder).resolveSibling(jar + "-classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", classes.toString(), "-cp", ChildProcess.classPath(), "-proc:none", "-parameters");
        if (!compiler.getTask(messages, null, null, options, null, List.of(file))
                .call()) {
            throw new IllegalStateException("the plugin does not compile:\n" + messages);
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), className + "\n");
        return pack(classes, folder, jar);
    }

    /** Packs a folder of classes and resources. */
    static Path pack(Path classes, Path folder, String jar) throws IOException {
        Files.createDirectories(folder);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar)));
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
        }
        return folder;
    }

    /** {@code acme_swish}: {@code z · sigmoid(beta · z)}; its slope times a factor, which is 1 where it is right. */
    static Path swish(Path folder, double slopeFactor) throws IOException {
        String source = """
                package acme;

                import dev.bpnet.api.activation.Activation;
                import dev.bpnet.api.activation.ActivationPlugin;
                import dev.bpnet.api.activation.ElementwiseActivation;
                import dev.bpnet.api.math.DoubleMath;
                import dev.bpnet.api.plugin.Doc;
                import dev.bpnet.api.plugin.Range;

                @Doc(value = "Swish of Acme.", formula = "a = z sigmoid(beta z)", source = "Acme, 2025")
                public final class AcmeSwish implements ActivationPlugin<AcmeSwish.Parameters> {
                    public record Parameters(@Doc("how steep") @Range(min = 0) double beta) {}

                    @Override public String name() { return "acme_swish"; }

                    @Override public Parameters defaults() { return new Parameters(1); }

                    @Override public Activation create(Parameters parameters) {
                        return new Function(parameters.beta());
                    }

                    private record Function(double beta) implements ElementwiseActivation {
                        @Override public double value(double z) { return z * DoubleMath.sigmoid(beta * z); }

                        @Override public double slope(double z, double a) {
                            double s = DoubleMath.sigmoid(beta * z);
                            return FACTOR * (s + beta * z * s * (1 - s));
                        }
                    }
                }
                """.replace("FACTOR", Double.toString(slopeFactor));
        return write(
                folder,
                "acme-swish-1.0.jar",
                dev.bpnet.api.activation.ActivationPlugin.class,
                "acme.AcmeSwish",
                source);
    }
}
