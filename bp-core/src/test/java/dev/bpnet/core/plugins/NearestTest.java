package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of(
            "adam", "adamw", "batch_size", "elu", "gelu", "leaky_relu", "learning_rate", "relu", "sigmoid", "tanh");

    @ParameterizedTest
    @CsvSource({
        "rleu, relu", // two neighbours swapped
        "adm, adam",
        "adammw, adamw",
        "LeakyReLU, leaky_relu",
        "leaky-relu, leaky_relu",
        "batchsize, batch_size",
        "batch_sizes, batch_size",
        "sigmod, sigmoid",
        "lerning_rat, learning_rate",
        "learning, learning_rate",
        "sig, sigmoid"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"momentum", "x", "lr", "''", "___", "softsign", "swish"})
    void findsNothingWhereNothingIsNear(String written) {
        assertThat(Nearest.to(written, NAMES)).isEmpty();
    }

    @Test
    void takesTheNearerOfTwo() {
        assertThat(Nearest.to("adamw", List.of("adam", "adamw"))).contains("adamw");
    }

    @Test
    void takesTheFirstOfEquallyNearOnesWhateverTheirOrder() {
        assertThat(Nearest.to("bat", List.of("cat", "bar"))).contains("bar");
        assertThat(Nearest.to("bat", List.of("bar", "cat"))).contains("bar");
    }

    @Test
    void doesNotGuessBetweenTwoThatBeginAlike() {
        assertThat(Nearest.to("learning", List.of("learning_rate", "learning_goal")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "abc, abc, 0",
        "abc, acb, 1",
        "abcd, badc, 2",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void countsEdits(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }
}
