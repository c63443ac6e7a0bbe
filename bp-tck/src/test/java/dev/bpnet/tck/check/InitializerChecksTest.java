package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class InitializerChecksTest {
    private static final Initializer SOUND = (random, fanIn, fanOut, w) -> {
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                w.set(i, j, random.uniform((long) i * w.columns() + j));
            }
        }
    };

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("the last row left out", subject(() -> LEAVES_A_ROW_OUT), "initializer/cells"),
                argumentSet("the whole array filled", subject(() -> FILLS_THE_ARRAY), "initializer/cells"),
                argumentSet(
                        "a counter in a field", subject(InitializerChecksTest::counting), "initializer/deterministic"),
                argumentSet("numbers of its own", subject(() -> IGNORES_THE_STREAM), "initializer/stream"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(InitializerSubject subject, String check) {
        List<Finding> findings = Check.runAll(InitializerChecks.all(), subject);

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        InitializerChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOne() {
        assertThat(Check.runAll(InitializerChecks.all(), subject(() -> SOUND))).isEmpty();
    }

    private static final Initializer LEAVES_A_ROW_OUT = (random, fanIn, fanOut, w) -> {
        for (int i = 0; i < w.rows() - 1; i++) {
            for (int j = 0; j < w.columns(); j++) {
                w.set(i, j, random.uniform((long) i * w.columns() + j));
            }
        }
    };

    private static final Initializer FILLS_THE_ARRAY = (random, fanIn, fanOut, w) -> {
        Arrays.fill(w.array(), 0);
        SOUND.initialize(random, fanIn, fanOut, w);
    };

    private static final Initializer IGNORES_THE_STREAM = (random, fanIn, fanOut, w) -> {
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                w.set(i, j, (i * 31 + j * 17) % 23 / 23f);
            }
        }
    };

    private static Initializer counting() {
        long[] next = new long[1];
        return (random, fanIn, fanOut, w) -> {
            for (int i = 0; i < w.rows(); i++) {
                for (int j = 0; j < w.columns(); j++) {
                    w.set(i, j, random.uniform(next[0]++));
                }
            }
        };
    }

    private static InitializerSubject subject(Supplier<Initializer> initializer) {
        return InitializerSubject.of(new InitializerPlugin<NoParameters>() {
            @Override
            public String name() {
                return "acme_uniform";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Initializer create(NoParameters parameters) {
                return initializer.get();
            }
        });
    }
}
