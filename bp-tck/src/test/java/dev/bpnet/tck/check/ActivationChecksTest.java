package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class ActivationChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new BrokenActivations.CamelCase(), "plugin/name"),
                Arguments.of(new BrokenActivations.BadDefaults(), "plugin/defaults"),
                Arguments.of(new BrokenActivations.MakesNothing(), "plugin/create"),
                Arguments.of(new BrokenActivations.Undeclared(), "plugin/service"),
                Arguments.of(new BrokenActivations.ForeignMath(), "plugin/bytecode"),
                Arguments.of(new BrokenActivations.WrongSlope(), "activation/gradient"),
                Arguments.of(new BrokenActivations.WrongFloat(), "activation/float"),
                Arguments.of(new BrokenActivations.HidesNan(), "activation/nan"),
                Arguments.of(new BrokenActivations.AllRows(), "rows/range"),
                Arguments.of(new BrokenActivations.DependsOnRange(), "rows/independence"),
                Arguments.of(new BrokenActivations.ForeignLayout(), "rows/layout"),
                Arguments.of(new BrokenActivations.ClearsFirst(), "activation/in_place"),
                Arguments.of(new BrokenActivations.ReadsInput(), "activation/backward_reads"),
                Arguments.of(new BrokenActivations.DoesNotMix(), "activation/elementwise"),
                Arguments.of(new BrokenActivations.Mixes(), "activation/elementwise"),
                Arguments.of(new BrokenActivations.Allocates(), "rows/allocation"),
                Arguments.of(new BrokenActivations.SharesScratch(), "rows/threads"),
                Arguments.of(new BrokenActivations.Drifts(), "rows/deterministic"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(ActivationPlugin<?> plugin, String check) {
        List<Finding> findings = findings(plugin);

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        List<String> checks = new ArrayList<>();
        PluginChecks.all().forEach(check -> checks.add(check.name()));
        RowChecks.all().forEach(check -> checks.add(check.name()));
        ActivationChecks.all().forEach(check -> checks.add(check.name()));

        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(checks);
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(findings(new BrokenActivations.Sound())).isEmpty();
    }

    private static List<Finding> findings(ActivationPlugin<?> plugin) {
        List<Finding> findings = new ArrayList<>(Check.runAll(PluginChecks.all(), plugin));
        if (findings.stream().anyMatch(finding -> finding.check().equals("plugin/create"))) {
            return findings; // there is nothing that the others could examine
        }
        ActivationSubject subject = ActivationSubject.of(plugin);
        findings.addAll(Check.runAll(RowChecks.all(), subject));
        findings.addAll(Check.runAll(ActivationChecks.all(), subject));
        return findings;
    }
}
