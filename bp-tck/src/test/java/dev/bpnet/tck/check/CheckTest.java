package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.core.activation.Tanh;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What checks have in common. */
class CheckTest {

    @Test
    void aSubjectThatThrowsHasBrokenThePromise() {
        Check<String> check = check((subject, report) -> {
            throw new IllegalStateException("no " + subject);
        });

        assertThat(check.run("rows"))
                .containsExactly(new Finding("test/check", "threw java.lang.IllegalStateException: no rows"));
    }

    @Test
    void ofManyFindingsTheFirstAreShownAndTheOthersCounted() {
        Check<String> check = check((subject, report) -> {
            for (int i = 0; i < 12; i++) {
                report.add("wrong in row " + i);
            }
        });

        assertThat(check.run("rows"))
                .extracting(Finding::sentence)
                .containsExactly(
                        "wrong in row 0",
                        "wrong in row 1",
                        "wrong in row 2",
                        "wrong in row 3",
                        "wrong in row 4",
                        "and 7 more of the kind");
    }

    @Test
    void severalChecksReportInTheirOrder() {
        Check<Object> first = check((subject, report) -> report.add("first"));
        Check<String> second = check((subject, report) -> report.add("second"));

        assertThat(Check.runAll(List.of(first, second), "rows"))
                .extracting(Finding::sentence)
                .containsExactly("first", "second");
    }

    @Test
    void aColdCopyIsTheSamePluginInOtherClasses() {
        Tanh warm = new Tanh();

        ActivationPlugin<?> cold = ColdCopy.of(warm, ActivationPlugin.class).orElseThrow();

        assertThat(cold.name()).isEqualTo("tanh");
        assertThat(cold.getClass()).isNotEqualTo(Tanh.class);
        assertThat(cold.getClass().getName()).isEqualTo(Tanh.class.getName());
    }

    @Test
    void aPluginWithoutAClassFileHasNoColdCopy() {
        ActivationPlugin<?> lambdaLike = (ActivationPlugin<?>) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ActivationPlugin.class}, (proxy, method, args) -> "proxy");

        assertThat(ColdCopy.of(lambdaLike, ActivationPlugin.class)).isEmpty();
    }

    private interface Body<S> {
        void examine(S subject, Report report);
    }

    private static <S> Check<S> check(Body<S> body) {
        return new Check<>() {
            @Override
            public String promise() {
                return "all is well";
            }

            @Override
            public String name() {
                return "test/check";
            }

            @Override
            public void examine(S subject, Report report) {
                body.examine(subject, report);
            }
        };
    }
}
