package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Plugin;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The project in examples/plugin-acme: built as its pom builds it, tested with its own tests, and used. */
class ExamplePluginTest {
    private static final Path PROJECT = Path.of("..", "examples", "plugin-acme");
    private static final List<String> NAMES = List.of(
            "acme_box",
            "acme_cauchy",
            "acme_center",
            "acme_halving",
            "acme_power_sign",
            "acme_rademacher",
            "acme_swish",
            "acme_weight_elimination",
            "acme_within");

    @TempDir
    private static Path shared;

    private static Path plugins;
    private static Path classes;

    @BeforeAll
    static void build() throws IOException {
        classes = shared.resolve("classes");
        compile(sources("main"), classes, ChildProcess.classPath());
        copy(PROJECT.resolve("src/main/resources"), classes);
        plugins = PluginJar.pack(classes, shared.resolve("plugins"), "bp-plugin-acme-1.0.jar");
    }

    @Test
    void trainsWithAllOfThemFromItsConfiguration(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder.resolve("run"));
        InProcess.bp("train", PROJECT.resolve("acme.yaml"), "--plugins", plugins, "--out", run.path())
                .succeeded();
        List<String> named = new ArrayList<>();
        for (JsonNode plugin : run.manifest().get("plugins")) {
            named.add(plugin.get("name").stringValue());
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(NAMES);
        JsonNode test = run.summary().get("metrics").get("test");
        assertThat(test.get("rmse").doubleValue()).isBetween(1.0, 12.0);
        assertThat(test.get("acme_within").doubleValue()).isBetween(0.2, 1.0);
    }

    @Test
    void describesItsParametersAsThoseOfOthers() {
        for (String name : NAMES) {
            assertThat(InProcess.bp("plugins", "describe", name, "--plugins", plugins)
                            .succeeded()
                            .out())
                    .contains(name, "bp-plugin-acme-1.0.jar", "key ", "range", "default", "meaning", "formula");
        }
    }

    @Test
    void verifiesItself() throws IOException {
        Outcome outcome = InProcess.bp("plugins", "verify", plugins.resolve("bp-plugin-acme-1.0.jar"))
                .succeeded();
        Golden.matches("verify-acme.txt", outcome.out());
    }

    /** Without JUnit's launcher, which is not on this class path: every test method of every test class is called. */
    @Test
    void itsOwnTestsPass() throws Exception {
        Path tests = shared.resolve("test-classes");
        compile(sources("test"), tests, ChildProcess.classPath() + java.io.File.pathSeparator + classes);
        int called = 0;
        URL[] path = {classes.toUri().toURL(), tests.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            for (Path source : sources("test")) {
                String name = source.getFileName().toString().replace(".java", "");
                if (name.startsWith("FromTheClassPath")) {
                    continue; // needs the plugins on the class path proper; see below
                }
                Constructor<?> constructor =
                        loader.loadClass("com.acme.bp." + name).getDeclaredConstructor();
                constructor.setAccessible(true);
                for (Method method : constructor.getDeclaringClass().getMethods()) {
                    if (method.isAnnotationPresent(Test.class)) {
                        method.setAccessible(true);
                        method.invoke(constructor.newInstance());
                        called++;
                    }
                }
            }
        }
        assertThat(called).isGreaterThan(40);
    }

    @Test
    void isFoundOnTheClassPath() throws Exception {
        Path tests = shared.resolve("path-classes");
        compile(sources("test"), tests, ChildProcess.classPath() + java.io.File.pathSeparator + classes);
        Path main = Files.writeString(shared.resolve("Call.java"), """
                package com.acme.bp;
                public final class Call {
                    public static void main(String[] arguments) {
                        new FromTheClassPathTest().theyAreFoundByTheirNames();
                        System.out.println("found");
                    }
                }
                """);
        String path =
                String.join(java.io.File.pathSeparator, ChildProcess.classPath(), classes.toString(), tests.toString());
        compile(List.of(main), tests, path);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        "com.acme.bp.Call")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("found\n");
        assertThat(process.waitFor()).isZero();
    }

    /** Against the contract alone, as a module; and whoever finds them by module-info finds the same as by META-INF/services. */
    @Test
    void itsModuleDeclaresWhatItsClassPathDeclares() throws IOException {
        Path module = shared.resolve("module");
        List<Path> all = new ArrayList<>(sources("main"));
        all.add(PROJECT.resolve("src/main/java/module-info.java"));
        compile(all, module, "--module-path", place(Plugin.class) + java.io.File.pathSeparator + place(Nullable.class));
        Set<String> byModule = new TreeSet<>();
        for (ModuleDescriptor.Provides provided : ModuleFinder.of(module)
                .find("com.acme.bp")
                .orElseThrow()
                .descriptor()
                .provides()) {
            byModule.add(provided.service() + " " + provided.providers());
        }
        Set<String> byClassPath = new TreeSet<>();
        try (Stream<Path> services = Files.list(PROJECT.resolve("src/main/resources/META-INF/services"))) {
            for (Path service : services.toList()) {
                byClassPath.add(service.getFileName() + " " + Files.readAllLines(service));
            }
        }
        assertThat(byModule).hasSize(NAMES.size()).isEqualTo(byClassPath);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itsPomNamesTheVersionsOfThisBuild() throws IOException {
        String own = Files.readString(PROJECT.resolve("pom.xml"));
        String parent = Files.readString(Path.of("..", "pom.xml"));
        assertThat(found("<bp.version>(.*?)<", own))
                .isEqualTo(found("<artifactId>bp-parent</artifactId>\\s*<version>(.*?)<", parent));
        assertThat(found("<junit.version>(.*?)<", own)).isEqualTo(found("<junit.version>(.*?)<", parent));
        Matcher plugin = Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>(.*?)<")
                .matcher(own);
        while (plugin.find()) {
            assertThat(plugin.group(2))
                    .as(plugin.group(1))
                    .isEqualTo(found(
                            "<artifactId>" + plugin.group(1) + "</artifactId>\\s*(?:<!--[^>]*-->\\s*)?<version>(.*?)<",
                            parent));
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static List<Path> sources(String tree) throws IOException {
        try (Stream<Path> files =
                Files.walk(PROJECT.resolve("src").resolve(tree).resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static void compile(List<Path> sources, Path into, String classPath) throws IOException {
        compile(sources, into, "-cp", classPath);
    }

    private static void compile(List<Path> sources, Path into, String pathOption, String path) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", into.toString(), pathOption, path, "-proc:none", "-Xlint:all");
            boolean compiled = javac.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
