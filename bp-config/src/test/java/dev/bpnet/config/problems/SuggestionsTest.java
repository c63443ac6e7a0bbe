package dev.bpnet.config.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("relu", "elu", "identity", "gelu", "leaky_relu");

    @Test
    void namesTheNearestAndThenAllInOrder() {
        assertThat(Suggestions.hints("rleu", NAMES))
                .containsExactly("did you mean 'relu'?", "known: elu, gelu, identity, leaky_relu, relu");
    }

    @Test
    void namesNoneWhereNoneIsNear() {
        assertThat(Suggestions.hints("swish", NAMES)).containsExactly("known: elu, gelu, identity, leaky_relu, relu");
        assertThat(Suggestions.hints("swish", List.of())).isEmpty();
        assertThat(Suggestions.nearest("relu".repeat(100_000), NAMES)).isEmpty();
    }

    @Test
    void cutsALongListBetweenNames() {
        List<String> many =
                IntStream.range(100, 200).mapToObj(i -> "column_" + i).toList();

        assertThat(Suggestions.hints("x", many))
                .singleElement()
                .asString()
                .startsWith("known: column_100, column_101, ")
                .endsWith(", column_105, ...");
    }
}
