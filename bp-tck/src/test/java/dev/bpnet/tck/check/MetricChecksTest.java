package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.NoParameters;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class MetricChecksTest {

    static Stream<Arguments> broken() {
        MeanLoss shared = new MeanLoss();
        return Stream.of(
                argumentSet("a mean of block means", subject(MeanOfMeans::new), "metric/blocks"),
                argumentSet("one accumulator for all", subject(shared::cleared), "metric/accumulators"),
                argumentSet("weights ignored", subject(IgnoresWeights::new), "metric/weights"),
                argumentSet("0 for no rows", subject(ZeroForNothing::new), "metric/empty"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(MetricSubject subject, String check) {
        List<Finding> findings = Check.runAll(MetricChecks.all(), subject);

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        MetricChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(MetricChecks.all(), subject(MeanLoss::new))).isEmpty();
    }

    /** The weighted mean of the losses. */
    private static class MeanLoss implements Metric.Accumulator {
        double sum;
        double weights;

        MeanLoss cleared() {
            sum = 0;
            weights = 0;
            return this;
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                sum += rows.weight(i) * rows.loss(i);
                weights += rows.weight(i);
            }
        }

        @Override
        public double result() {
            return sum / weights;
        }
    }

    /** The mean of the means of blocks, each as heavy as its rows: right but for the last bits. */
    private static final class MeanOfMeans extends MeanLoss {
        @Override
        public void add(EvaluatedRows rows) {
            MeanLoss block = new MeanLoss();
            block.add(rows);
            if (block.weights > 0) {
                sum += block.result() * block.weights;
                weights += block.weights;
            }
        }
    }

    /** Rows of weight 2 count once, rows of weight 0 not at all. */
    private static final class IgnoresWeights extends MeanLoss {
        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                sum += rows.weight(i) > 0 ? rows.loss(i) : 0;
                weights += rows.weight(i) > 0 ? 1 : 0;
            }
        }
    }

    /** A perfect score without any evidence. */
    private static final class ZeroForNothing extends MeanLoss {
        @Override
        public double result() {
            return weights == 0 ? 0 : super.result();
        }
    }

    private static MetricSubject subject(Supplier<Metric.Accumulator> accumulator) {
        return new MetricSubject(
                new Plugin(accumulator), NoParameters.NONE, TargetInfo.numbers(1), TargetNumbers.usual());
    }

    private record Plugin(Supplier<Metric.Accumulator> accumulator) implements MetricPlugin<NoParameters> {
        @Override
        public String name() {
            return "acme_mean_loss";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Set<TargetKind> accepts() {
            return Set.of(TargetKind.NUMBER);
        }

        @Override
        public Needs needs() {
            return Needs.LOSS;
        }

        @Override
        public Metric create(NoParameters parameters, TargetInfo target) {
            return new Metric() {
                @Override
                public boolean higherIsBetter() {
                    return false;
                }

                @Override
                public Accumulator start() {
                    return accumulator.get();
                }
            };
        }
    }
}
