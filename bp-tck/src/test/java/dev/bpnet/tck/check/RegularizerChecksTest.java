package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class RegularizerChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("half of the derivative", of(() -> (w, i) -> w[i]), "regularizer/gradient"),
                argumentSet("a whole parameter for any range", of(WholeParameter::new), "regularizer/ranges"),
                argumentSet("shrinks weights itself", of(Shrinks::new), "regularizer/ranges"),
                argumentSet(
                        "NaN is taken for 0", of(() -> (w, i) -> Float.isNaN(w[i]) ? 0 : 2 * w[i]), "regularizer/nan"),
                argumentSet("an array for every call", of(Allocates::new), "regularizer/allocation"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(RegularizerPlugin<?> plugin, String check) {
        List<Finding> findings = Check.runAll(RegularizerChecks.all(), RegularizerSubject.of(plugin));

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        RegularizerChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(RegularizerChecks.all(), RegularizerSubject.of(of(() -> (w, i) -> 2 * w[i]))))
                .isEmpty();
    }

    private static RegularizerPlugin<?> of(Supplier<Squares> regularizer) {
        return new RegularizerPlugin<NoParameters>() {
            @Override
            public String name() {
                return "acme_squares";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Regularizer create(NoParameters parameters) {
                return regularizer.get();
            }
        };
    }

    /** The sum of squares with a derivative that may be wrong. */
    private interface Squares extends Regularizer {
        float slope(float[] w, int i);

        @Override
        default double penalty(double[][] w) {
            double sum = 0;
            for (double[] row : w) {
                for (double value : row) {
                    sum += value * value;
                }
            }
            return sum;
        }

        @Override
        default void addGradient(Kernels k, Parameter p, float[] w, float[] g, int from, int to) {
            for (int i = from; i < to; i++) {
                g[i] += slope(w, i);
            }
        }
    }

    private static final class WholeParameter implements Squares {
        @Override
        public float slope(float[] w, int i) {
            return 2 * w[i];
        }

        @Override
        public void addGradient(Kernels k, Parameter p, float[] w, float[] g, int from, int to) {
            Squares.super.addGradient(k, p, w, g, p.offset(), p.end());
        }
    }

    private static final class Shrinks implements Squares {
        @Override
        public float slope(float[] w, int i) {
            float slope = 2 * w[i];
            w[i] *= 0.99999f;
            return slope;
        }
    }

    private static final class Allocates implements Squares {
        private float[] last = {0};

        @Override
        public float slope(float[] w, int i) {
            last = new float[] {2 * w[i]};
            return last[0];
        }
    }
}
