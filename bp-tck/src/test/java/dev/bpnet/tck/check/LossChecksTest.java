package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.tck.check.LossSubject.Smoothness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class LossChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("a wrong gradient", numbers(BrokenLosses.WrongGradient::new), "loss/gradient"),
                argumentSet("a wrong float path", numbers(BrokenLosses.WrongFloat::new), "loss/float"),
                argumentSet("NaN hidden", numbers(BrokenLosses.HidesNan::new), "loss/nan"),
                argumentSet("a division by the weight", numbers(BrokenLosses.DividesByWeight::new), "loss/row_scale"),
                argumentSet("dz cleared first", numbers(BrokenLosses.ClearsFirst::new), "loss/in_place"),
                argumentSet("secret weights", numbers(BrokenLosses.WeighsInSecret::new), "loss/declarations"),
                argumentSet("an unknown link", numbers(BrokenLosses.UnknownLink::new), "loss/declarations"),
                argumentSet("a shared scratch", numbers(BrokenLosses.SharesScratch::new), "rows/threads"),
                argumentSet("an infinite loss", classes(BrokenLosses.Unstable::new), "loss/finite"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(LossSubject subject, String check) {
        List<Finding> findings = findings(subject);

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheckOfLosses() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsAll(LossChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(findings(numbers(BrokenLosses.HalfSquare::new))).isEmpty();
    }

    private static List<Finding> findings(LossSubject subject) {
        List<Finding> findings = new ArrayList<>(Check.runAll(RowChecks.all(), subject));
        findings.addAll(Check.runAll(LossChecks.all(), subject));
        return findings;
    }

    private static LossSubject numbers(Function<TargetInfo, Loss> loss) {
        return subject(loss, TargetInfo.numbers(3));
    }

    private static LossSubject classes(Function<TargetInfo, Loss> loss) {
        return subject(loss, TargetInfo.classes(List.of("no", "yes")));
    }

    private static LossSubject subject(Function<TargetInfo, Loss> loss, TargetInfo target) {
        return new LossSubject(
                BrokenLosses.plugin(target.kind(), loss),
                NoParameters.NONE,
                target,
                TargetNumbers.usual(),
                Smoothness.everywhere(),
                LossSubject.TOLERANCE,
                KernelsUnderTest.kernels());
    }
}
