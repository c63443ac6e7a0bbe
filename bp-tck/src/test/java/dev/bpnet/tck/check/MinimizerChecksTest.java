package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake of a minimizer is noticed by the check that is meant for it, and by no other. */
class MinimizerChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new BrokenMinimizers.TwoOfOneName(), "minimizer/declarations"),
                Arguments.of(new BrokenMinimizers.GivesUp(), "minimizer/convergence"),
                Arguments.of(new BrokenMinimizers.NeverEnds(), "minimizer/end"),
                Arguments.of(new BrokenMinimizers.EndsWithAFullStop(), "minimizer/end"),
                Arguments.of(new BrokenMinimizers.AcceptsNan(), "minimizer/descent"),
                Arguments.of(new BrokenMinimizers.KeepsState(), "minimizer/resume"),
                Arguments.of(new BrokenMinimizers.Tires(), "minimizer/deterministic"),
                Arguments.of(new BrokenMinimizers.Allocates(), "minimizer/allocation"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(OptimizerPlugin<?> plugin, String check) {
        List<Finding> findings = Check.runAll(MinimizerChecks.all(), MinimizerSubject.of(plugin));

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        MinimizerChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(MinimizerChecks.all(), MinimizerSubject.of(new BrokenMinimizers.Sound())))
                .isEmpty();
    }

    /** A tool that knows the class only asks for what a minimizer promises, and not for a chain. */
    @Test
    void theKitTellsAMinimizerFromAChain() {
        assertThat(Compliance.of(new BrokenMinimizers.Sound()))
                .extracting(Compliance.Result::check)
                .contains("minimizer/convergence")
                .doesNotContain("optimizer/declarations");
        assertThat(new OptimizerDeclaresItself().run(OptimizerSubject.of(new BrokenMinimizers.Sound())))
                .extracting(Finding::sentence)
                .containsExactly("it has a minimizer() in the place of a chain(): its contract is MinimizerContract");
    }
}
