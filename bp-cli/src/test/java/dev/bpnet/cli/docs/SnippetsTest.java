package dev.bpnet.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.tck.check.Compliance;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every piece of Java in the documentation compiles against the modules of this build. */
class SnippetsTest {
    private static final Pattern SNIPPET = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/writing-a-plugin.md"})
    void theJavaOfAPageCompiles(String page, @TempDir Path folder) throws IOException {
        List<Path> sources = sources(page, folder);

        assertThat(sources).as("pieces of Java in " + page).hasSizeGreaterThanOrEqualTo(2);
        assertThat(problems(sources, folder)).as(page).isEmpty();
    }

    /** It shows what nobody has yet, and it is right. */
    @Test
    void thePluginOfTheReadmeKeepsEveryPromiseAndIsNotBuiltIn(@TempDir Path folder) throws Exception {
        assertThat(problems(sources("README.md", folder), folder)).isEmpty();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ActivationPlugin.class.getName()), "com.acme.Squareplus\n");
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            ActivationPlugin<?> plugin = (ActivationPlugin<?>) loader.loadClass("com.acme.Squareplus")
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(Compliance.of(plugin))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(result ->
                            assertThat(result.findings()).as(result.check()).isEmpty());
            assertThat(Plugins.load().names(ActivationPlugin.class))
                    .doesNotContain(plugin.name().replace("acme_", ""));
        }
    }

    private static List<Path> sources(String page, Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("..").resolve(page)));
        while (snippet.find()) {
            Matcher named = CLASS.matcher(snippet.group(1));
            String name = named.find() ? named.group(1) : "Snippet" + sources.size();
            sources.add(Files.writeString(folder.resolve(name + ".java"), snippet.group(1)));
        }
        return sources;
    }

    /** The page shows the classes of the example, all nine plugins among them, letter by letter. */
    @Test
    void theClassesOfThePageAreThoseOfTheExample() throws IOException {
        Path tree = Path.of("..", "examples", "plugin-acme", "src");
        List<String> shown = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("..", "docs", "writing-a-plugin.md")));
        while (snippet.find()) {
            Matcher named = CLASS.matcher(snippet.group(1));
            assertThat(named.find()).as(snippet.group(1)).isTrue();
            shown.add(named.group(1));
            Path file = Path.of(named.group(1).endsWith("Test") ? "test" : "main", "java", "com", "acme", "bp")
                    .resolve(named.group(1) + ".java");
            assertThat(snippet.group(1)).isEqualTo(Files.readString(tree.resolve(file)));
        }
        assertThat(shown)
                .contains("Box", "Cauchy", "Center", "Halving", "PowerSign", "Rademacher", "Swish", "SwishTest")
                .contains("WeightElimination", "Within");
    }

    private static List<String> problems(List<Path> sources, Path folder) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            String classPath = System.getProperty("java.class.path");
            List<String> options = List.of("-d", folder.toString(), "-classpath", classPath, "-proc:none");
            javac.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(found -> found.getLineNumber() + ": " + found.getMessage(Locale.ROOT))
                .toList();
    }
}
