package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.plugin.Plugin;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry in a world of modules, where a class is not accessible unless its module says so. */
class ModulePathTest {
    @TempDir
    Path temp;

    @Test
    void findsAndDescribesAPluginOfAModule() throws ReflectiveOperationException {
        String reference = reference("""
                module acme.plugins {
                    requires dev.bpnet.api;
                    requires static org.jspecify;
                    exports acme;
                    provides dev.bpnet.api.activation.ActivationPlugin with acme.Mish;
                }
                """);
        assertThat(reference)
                .contains("### `acme_mish`", "| `slope` | number | >= 0 | `0.5` |", "| `note` | text |")
                .contains("Class `acme.Mish`, module acme.plugins.");
    }

    @Test
    void aRecordOfAPackageThatIsNotExportedSaysWhatToDo() {
        assertThatThrownBy(() -> reference("""
                        module acme.plugins {
                            requires dev.bpnet.api;
                            requires static org.jspecify;
                            provides dev.bpnet.api.activation.ActivationPlugin with acme.Mish;
                        }
                        """))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage(
                        "acme.Mish$Parameters is not accessible: make it public in an exported package, or "
                                + "open its package to dev.bpnet.core");
    }

    /** The Markdown reference as core, a module of a layer of its own, writes it. */
    private String reference(String moduleInfo) throws ReflectiveOperationException {
        Path jar = new TestJar(temp.resolve("work"))
                .activation("acme.Mish", "acme_mish")
                .module(moduleInfo)
                .write(temp.resolve("modules/acme.jar"));
        List<Path> places =
                List.of(jar, TestJar.place(Plugin.class), TestJar.place(Plugins.class), TestJar.place(Nullable.class));
        ModuleFinder finder = ModuleFinder.of(places.toArray(Path[]::new));
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer layer = boot.defineModulesWithOneLoader(
                boot.configuration()
                        .resolveAndBind(finder, ModuleFinder.of(), Set.of("dev.bpnet.core", "acme.plugins")),
                ClassLoader.getPlatformClassLoader());
        ClassLoader loader = layer.findLoader("dev.bpnet.core");
        Class<?> plugins = loader.loadClass(Plugins.class.getName());
        assertThat(plugins.getModule().getName()).isEqualTo("dev.bpnet.core");
        return (String) loader.loadClass(PluginMarkdown.class.getName())
                .getMethod("reference", plugins)
                .invoke(null, plugins.getMethod("load").invoke(null));
    }
}
