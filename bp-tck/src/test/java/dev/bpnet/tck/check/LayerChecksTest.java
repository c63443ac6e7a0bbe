package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.NoParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class LayerChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("a wrong gradient", subject(BrokenLayers.WrongGradient::new), "layer/gradient"),
                argumentSet("a wrong float path", subject(BrokenLayers.WrongFloat::new), "layer/float"),
                argumentSet("NaN hidden", subject(BrokenLayers.HidesNan::new), "layer/nan"),
                argumentSet("chunks forgotten", subject(BrokenLayers.ForgetsChunks::new), "layer/blocks"),
                argumentSet("a buffer changed", subject(BrokenLayers.CountsInPrediction::new), "layer/declarations"),
                argumentSet("all rows", subject(BrokenLayers.AllRows::new), "rows/range"),
                argumentSet("a foreign layout", subject(BrokenLayers.ForeignLayout::new), "rows/layout"),
                argumentSet("an array a call", subject(BrokenLayers.Allocates::new), "rows/allocation"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(LayerSubject subject, String check) {
        List<Finding> findings = findings(subject);

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheckOfLayers() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsAll(LayerChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(findings(subject(BrokenLayers.Factors::new))).isEmpty();
    }

    private static List<Finding> findings(LayerSubject subject) {
        List<Finding> findings = new ArrayList<>(Check.runAll(RowChecks.all(), subject));
        findings.addAll(Check.runAll(LayerChecks.all(), subject));
        return findings;
    }

    private static LayerSubject subject(IntFunction<Layer> layer) {
        return new LayerSubject(
                BrokenLayers.plugin(layer),
                NoParameters.NONE,
                5,
                LayerInputs.usual(),
                LayerSubject.TOLERANCE,
                KernelsUnderTest.kernels());
    }
}
