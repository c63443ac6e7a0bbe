package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.loss.MeanSquaredError;
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

    static Stream<Plugin<?>> makingNothing() {
        return Stream.of(new BrokenActivations.MakesNothing(), new NoLoss());
    }

    /** Every check of its kind would say the same. */
    @ParameterizedTest
    @MethodSource("makingNothing")
    void thatNothingIsMadeIsToldOnce(Plugin<?> plugin) {
        List<Compliance.Result> broken = broken(plugin).stream()
                .filter(result -> !result.check().equals("plugin/service"))
                .toList();
        assertThat(broken).extracting(Compliance.Result::check).containsExactly("plugin/create");
        assertThat(broken.getFirst().findings())
                .containsExactly("create of " + plugin.getClass().getName()
                        + " returned null; it makes something of its parameters, or refuses them with an"
                        + " IllegalArgumentException that says why");
    }

    /** A loss that is there for a number, and not for a class. */
    private static final class NoLoss implements LossPlugin<NoParameters> {
        @Override
        public String name() {
            return "acme_nothing";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Set<TargetKind> accepts() {
            return Set.of(TargetKind.NUMBER, TargetKind.BINARY);
        }

        @Override
        public Loss create(NoParameters none, TargetInfo target) {
            return target.kind() == TargetKind.BINARY
                    ? null
                    : new MeanSquaredError().create(new MeanSquaredError().defaults(), target);
        }
    }

    private static List<Compliance.Result> broken(Plugin<?> plugin) {
        return Compliance.of(plugin).stream().filter(result -> !result.kept()).toList();
    }
}
