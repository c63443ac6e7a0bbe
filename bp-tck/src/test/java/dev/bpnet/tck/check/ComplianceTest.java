package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.plugins.PluginKind;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tool finds that knows a plugin's class only. */
class ComplianceTest {
    /** The first is made by the trainer only; the derivative of the second is too steep near a variance of 0 to be compared. */
    private static final Set<String> LEFT_OUT = Set.of("prior", "gaussian_nll");

    private static final Plugins PLUGINS = Plugins.load();

    static Stream<Plugin<?>> builtIn() {
        return PLUGINS.kinds().stream().flatMap(ComplianceTest::of);
    }

    private static Stream<Plugin<?>> of(PluginKind kind) {
        return PLUGINS.names(kind.service()).stream()
                .<Plugin<?>>map(name -> PLUGINS.find(kind, name))
                .filter(plugin -> !LEFT_OUT.contains(plugin.name()))
                .filter(plugin -> plugin.getClass().getName().startsWith("dev.bpnet.core."));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void thePluginsOfTheCoreKeepEveryPromiseWithoutAnyDeclaration(Plugin<?> plugin) {
        assertThat(broken(plugin)).as(plugin.name()).isEmpty();
    }

    @Test
    void aBrokenActivationIsCaughtByTheCheckThatIsMeant() {
        assertThat(broken(new BrokenActivations.WrongSlope()))
                .extracting(Compliance.Result::check)
                .containsExactly("activation/gradient");
    }

    private static List<Compliance.Result> broken(Plugin<?> plugin) {
        return Compliance.of(plugin).stream().filter(result -> !result.kept()).toList();
    }
}
