package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.NoParameters;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class ConstraintChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet(
                        "another limit than that of the definition",
                        of(() -> w -> Float.isNaN(w) ? w : Math.clamp(w, -0.9f, 0.9f)),
                        "constraint/definition"),
                argumentSet("shrinks what is inside", of(() -> w -> clip(w) * 0.999f), "constraint/definition"),
                argumentSet("the range before too", of(WrongRange::new), "constraint/ranges"),
                argumentSet("NaN becomes the limit", of(() -> w -> Math.min(1, w > -1 ? w : -1)), "constraint/nan"),
                argumentSet("an array for every value", of(Allocates::new), "constraint/allocation"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(ConstraintPlugin<?> plugin, String check) {
        List<Finding> findings = Check.runAll(ConstraintChecks.all(), ConstraintSubject.of(plugin));

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ConstraintChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(ConstraintChecks.all(), ConstraintSubject.of(of(() -> ConstraintChecksTest::clip))))
                .isEmpty();
    }

    private static float clip(float w) {
        return w > 1 ? 1 : w < -1 ? -1 : w;
    }

    private static ConstraintPlugin<?> of(Supplier<Clips> constraint) {
        return new ConstraintPlugin<NoParameters>() {
            @Override
            public String name() {
                return "acme_clips";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Constraint create(NoParameters parameters) {
                return constraint.get();
            }
        };
    }

    /** Values between -1 and 1, by a float path that may be wrong. */
    private interface Clips extends Constraint {
        float clipped(float w);

        @Override
        default void define(double[][] w) {
            for (double[] row : w) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = Math.clamp(row[j], -1.0, 1.0);
                }
            }
        }

        @Override
        default void project(Kernels k, Parameter p, float[] w, int from, int to) {
            for (int i = from; i < to; i++) {
                w[i] = clipped(w[i]);
            }
        }
    }

    private static final class WrongRange implements Clips {
        @Override
        public float clipped(float w) {
            return clip(w);
        }

        @Override
        public void project(Kernels k, Parameter p, float[] w, int from, int to) {
            Clips.super.project(k, p, w, Math.max(0, from - 1), to);
        }
    }

    private static final class Allocates implements Clips {
        private float[] last = {0};

        @Override
        public float clipped(float w) {
            last = new float[] {clip(w)};
            return last[0];
        }
    }
}
