package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class OptimizerChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new BrokenOptimizers.TwoOfOneName(), "optimizer/declarations"),
                Arguments.of(new BrokenOptimizers.LooksAround(), "optimizer/bands"),
                Arguments.of(new BrokenOptimizers.WritesBeside(), "optimizer/range"),
                Arguments.of(new BrokenOptimizers.KeepsState(), "optimizer/resume"),
                Arguments.of(new BrokenOptimizers.Tires(), "optimizer/deterministic"),
                Arguments.of(new BrokenOptimizers.Allocates(), "optimizer/allocation"),
                Arguments.of(new BrokenOptimizers.Climbs(), "optimizer/descent"),
                Arguments.of(new BrokenOptimizers.IgnoresTheRate(), "optimizer/descent"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(OptimizerPlugin<?> plugin, String check) {
        List<Finding> findings = Check.runAll(OptimizerChecks.all(), OptimizerSubject.of(plugin));

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        OptimizerChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(OptimizerChecks.all(), OptimizerSubject.of(new BrokenOptimizers.Sound())))
                .isEmpty();
    }
}
