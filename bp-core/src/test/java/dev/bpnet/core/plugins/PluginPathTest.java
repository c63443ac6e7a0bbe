package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.KernelsProvider;
import dev.bpnet.api.plugin.Choice;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Third-party jars, good and bad. */
class PluginPathTest {

    @TempDir
    Path temp;

    private int jars;

    @Test
    void findsAPluginInAJar() throws IOException {
        Path jar = jar().activation("acme.Mish", "acme_mish")
                .service(ActivationPlugin.class, "acme.Mish")
                .write(temp.resolve("plugins/acme-1.0.jar"));
        try (URLClassLoader loader = loader("plugins")) {
            Plugins plugins = Plugins.load(loader);
            ActivationPlugin<?> mish = plugins.find(ActivationPlugin.class, "acme_mish");
            assertThat(mish.getClass().getClassLoader()).isSameAs(loader);
            assertThat(Origin.of(mish.getClass()).location()).contains(jar);
            assertThat(Origin.of(mish.getClass()).shortText()).isEqualTo("acme-1.0.jar");

            Choice<Activation> choice = plugins.choice(Activation.class, "acme_mish", Map.of("slope", 2));
            assertThat(plugins.activation(choice).toString()).isEqualTo("Linear[slope=2.0]");
            assertThat(Binder.of(plugins)
                            .choice(Activation.class, Map.of("acme_mish", Map.of("slope", -1L)), "a")
                            .problems())
                    .extracting(Problem::toString)
                    .containsExactly("a.acme_mish.slope: must be at least 0, found -1");
            assertThat(PluginText.render(PluginDescription.of(plugins, plugins.kindOf(Activation.class), "acme_mish")))
                    .contains("Third party.", "from     acme-1.0.jar", "activation: {acme_mish: {slope: 0.5}}");
        }
    }

    @Test
    void brokenPluginsDoNotDisturbTheOthers() throws IOException {
        jar().source("acme.Base", "package acme; public abstract class Base {}")
                .source("acme.Orphan", orphan())
                .source("acme.Thrower", thrower())
                .activation("acme.Shouting", "SHOUTING")
                .activation("acme.Good", "acme_good")
                .service(
                        ActivationPlugin.class,
                        "acme.Absent",
                        "acme.Orphan",
                        "acme.Thrower",
                        "acme.Shouting",
                        "acme.Good")
                .without("acme.Base")
                .write(temp.resolve("plugins/acme.jar"));
        try (URLClassLoader loader = loader("plugins")) {
            Plugins plugins = Plugins.load(loader);
            assertThat(plugins.names(ActivationPlugin.class)).contains("acme_good");
            assertThat(plugins.failures())
                    .extracting(PluginFailure::sentence)
                    .containsExactlyInAnyOrder(
                            "the activation plugin acme.Absent could not be loaded: there is no such class",
                            "the activation plugin acme.Orphan could not be loaded: the class acme.Base is missing",
                            "the activation plugin acme.Thrower (acme.jar) could not be loaded: "
                                    + "java.lang.IllegalStateException: no licence",
                            "the activation plugin acme.Shouting (acme.jar) could not be loaded: "
                                    + "java.lang.IllegalArgumentException: its name 'SHOUTING' is not in snake_case");
            UnknownPluginException e = catchThrowableOfType(
                    UnknownPluginException.class, () -> plugins.find(ActivationPlugin.class, "acme_orphan"));
            assertThat(e.failures()).hasSize(4);
            assertThat(e).hasMessageContaining("the class acme.Base is missing");
        }
    }

    @Test
    void aProviderOfAnotherKindThatIsNotOneIsAFailureToo() throws IOException {
        jar().source("acme.Nothing", "package acme; public final class Nothing {}")
                .service(KernelsProvider.class, "acme.Nothing")
                .write(temp.resolve("plugins/acme.jar"));
        try (URLClassLoader loader = loader("plugins")) {
            assertThat(Plugins.load(loader).failures())
                    .extracting(PluginFailure::sentence)
                    .containsExactly("the kernels plugin acme.Nothing could not be loaded: "
                            + "it does not implement its interface");
        }
    }

    @Test
    void oneNameInTwoJarsFailsNamingBothJars() throws IOException {
        Path first = jar().activation("acme.Swoosh", "swoosh")
                .service(ActivationPlugin.class, "acme.Swoosh")
                .write(temp.resolve("plugins/acme.jar"));
        Path second = jar().activation("other.Swoosh", "swoosh")
                .service(ActivationPlugin.class, "other.Swoosh")
                .write(temp.resolve("plugins/other.jar"));
        try (URLClassLoader loader = loader("plugins")) {
            assertThatExceptionOfType(DuplicatePluginException.class)
                    .isThrownBy(() -> Plugins.load(loader))
                    .withMessage("two activation plugins are named 'swoosh': acme.Swoosh (%s) and other.Swoosh (%s); "
                                    .formatted(first, second)
                            + "remove one of them or rename it");
        }
    }

    @Test
    void twoVersionsOfOnePluginAreRefused() {
        Path older = jar().activation("acme.Mish", "acme_mish")
                .service(ActivationPlugin.class, "acme.Mish")
                .write(temp.resolve("a/acme-1.0.jar"));
        Path newer = jar().activation("acme.Mish", "acme_mish")
                .service(ActivationPlugin.class, "acme.Mish")
                .write(temp.resolve("b/acme-1.1.jar"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader("a", "b"))
                .withMessage("the plugin class acme.Mish is in two jars, %s and %s; remove one of them"
                        .formatted(older, newer));
    }

    @Test
    void kindsOfOtherModulesAreAddedByThem() throws IOException {
        jar().source("acme.Tea", """
                        package acme;

                        import dev.bpnet.api.plugin.NoParameters;
                        import dev.bpnet.core.plugins.BrewPlugin;

                        public final class Tea implements BrewPlugin<NoParameters> {
                            public String name() { return "acme_tea"; }
                            public NoParameters defaults() { return NoParameters.NONE; }
                        }
                        """)
                .service(BrewPlugin.class, "acme.Tea", "acme.Gone")
                .write(temp.resolve("plugins/acme.jar"));
        try (URLClassLoader loader = loader("plugins")) {
            Plugins plugins = Plugins.builder(loader)
                    .add(BrewPlugin.class, ServiceLoader.load(BrewPlugin.class, loader))
                    .build();
            assertThat(plugins.names(BrewPlugin.class)).containsExactly("acme_tea");
            assertThat(plugins.kindOf(BrewPlugin.Brew.class).word()).isEqualTo("brew");
            assertThat(plugins.failures())
                    .extracting(PluginFailure::kind, PluginFailure::reason)
                    .containsExactly(tuple("brew", "there is no such class"));
            assertThat(Binder.of(plugins)
                            .choice(BrewPlugin.Brew.class, "acme_tea", "")
                            .orThrow())
                    .isEqualTo(Choice.of("acme_tea"));
        }
    }

    @Test
    void jarsAreTakenInTheOrderOfFoldersAndNames() throws IOException {
        for (String name : List.of("a/2.jar", "a/1.jar", "b/0.jar")) {
            jar().write(temp.resolve(name));
        }
        Files.createDirectories(temp.resolve("a/folder.jar"));
        Files.writeString(temp.resolve("a/notes.txt"), "no jar");
        try (URLClassLoader loader = loader("b", "a")) {
            assertThat(loader.getURLs())
                    .extracting(url -> Path.of(url.getPath()).getFileName().toString())
                    .containsExactly("0.jar", "1.jar", "2.jar");
        }
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader("missing"))
                .withMessage("the plugin folder " + temp.resolve("missing") + " does not exist");
        Files.writeString(temp.resolve("file"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader("file"))
                .withMessage("the plugin folder " + temp.resolve("file") + " is a file, not a folder");
    }

    @Test
    void aJarThatIsNoneIsRefused() throws IOException {
        Path jar = Files.writeString(
                Files.createDirectories(temp.resolve("plugins")).resolve("x.jar"), "hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader("plugins"))
                .withMessageStartingWith("the plugin " + jar + " is not a jar: ");
    }

    @Test
    void aClosedClassLoaderLetsItsJarsGo() throws IOException {
        Path jar = jar().activation("acme.Mish", "acme_mish")
                .source("acme.Base", "package acme; public abstract class Base {}")
                .source("acme.Orphan", orphan())
                .without("acme.Base")
                .service(ActivationPlugin.class, "acme.Mish", "acme.Orphan")
                .write(temp.resolve("plugins/acme.jar"));
        ActivationPlugin<?> mish;
        try (URLClassLoader loader = loader("plugins")) {
            mish = Plugins.load(loader).find(ActivationPlugin.class, "acme_mish");
        }
        assertThat(openFiles()).noneMatch(file -> file.equals(jar));
        assertThat(mish.name()).isEqualTo("acme_mish");
    }

    @Test
    void aRecordThatIsNotAccessibleSaysWhatToDo() {
        // java.base opens nothing to the class path, so one of its records stands for one of a closed module.
        Class<? extends Record> closed = Collectors.toList().getClass().asSubclass(Record.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordAccess.create(closed, new Object[closed.getRecordComponents().length]))
                .withMessageContaining("make it public in an exported package, or open its package to dev.bpnet.core");
    }

    /** The files this process has open, where the system tells. */
    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (var links = Files.list(descriptors)) {
            return links.flatMap(link -> {
                        try {
                            return Stream.of(Files.readSymbolicLink(link));
                        } catch (IOException e) {
                            return Stream.empty(); // closed meanwhile
                        }
                    })
                    .toList();
        }
    }

    private static String orphan() {
        return """
                package acme;

                import dev.bpnet.api.activation.*;
                import dev.bpnet.api.plugin.*;

                public final class Orphan extends Base implements ActivationPlugin<NoParameters> {
                    public String name() { return "acme_orphan"; }
                    public NoParameters defaults() { return NoParameters.NONE; }
                    public Activation create(NoParameters p) { return null; }
                }
                """;
    }

    private static String thrower() {
        return """
                package acme;

                import dev.bpnet.api.activation.*;
                import dev.bpnet.api.plugin.*;

                public final class Thrower implements ActivationPlugin<NoParameters> {
                    public Thrower() { throw new IllegalStateException("no licence"); }
                    public String name() { return "acme_thrower"; }
                    public NoParameters defaults() { return NoParameters.NONE; }
                    public Activation create(NoParameters p) { return null; }
                }
                """;
    }

    private TestJar jar() {
        return new TestJar(temp.resolve("work" + jars++));
    }

    private URLClassLoader loader(String... folders) {
        List<Path> directories = Stream.of(folders).map(temp::resolve).toList();
        return PluginPath.classLoader(directories, getClass().getClassLoader());
    }
}
