package dev.bpnet.data.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.TestData;
import dev.bpnet.data.read.CsvParameters;
import dev.bpnet.data.read.FormatPlugin;
import dev.bpnet.data.read.SourcePlugin;
import dev.bpnet.data.split.SplitPlugin;
import dev.bpnet.data.table.ImputationPlugin;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPluginsTest {

    private final Plugins plugins = DataPlugins.load();

    @Test
    void findsEveryPluginByItsName() {
        assertThat(plugins.names(FormatPlugin.class)).containsExactly("csv", "idx", "tsv");
        assertThat(plugins.names(SourcePlugin.class)).containsExactly("idx");
        assertThat(plugins.names(SplitPlugin.class)).containsExactly("random", "stratified");
        assertThat(plugins.names(ImputationPlugin.class))
                .containsExactly("constant", "error", "mean", "median", "zero");
        assertThat(plugins.failures()).isEmpty();
    }

    @Test
    void makesWhatAChoiceAsksFor() {
        assertThat(DataPlugins.format(plugins, Choice.of("tsv")))
                .isEqualTo(TestData.csv(CsvParameters.delimitedBy("\t")));
        assertThat(DataPlugins.imputation(plugins, Choice.of("median")).value(new double[] {5, 1, 2}))
                .hasValue(2);
    }

    /** The class path knows services by files, the module path by the module's declaration. */
    @ParameterizedTest
    @ValueSource(classes = {FormatPlugin.class, SourcePlugin.class, SplitPlugin.class, ImputationPlugin.class})
    void declaresServicesAlikeForClassPathAndModulePath(Class<?> service) throws IOException {
        ModuleDescriptor module;
        try (var in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
        List<String> provided = module.provides().stream()
                .filter(provides -> provides.service().equals(service.getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
        assertThat(Files.readAllLines(Path.of("target/classes/META-INF/services", service.getName())))
                .containsExactlyElementsOf(provided);
    }
}
