package dev.bpnet.config.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Place PLACE = Place.ofFile("a.yaml", 3, 5);

    @Test
    void keepsOneOfTwoThatAreTheSame() {
        Problems problems = new Problems();
        problems.add(Problem.error(PLACE, "seed", "is missing", "a hint"));
        problems.add(Problem.error(PLACE, "seed", "is missing", "a hint"));
        problems.add(Problem.error(PLACE, "name", "is missing", "a hint"));
        problems.add(Problem.error(Place.ofFile("b.yaml", 3, 5), "seed", "is missing", "a hint"));
        problems.add(Problem.error(PLACE, "seed", "is wrong"));

        assertThat(problems.sorted()).extracting(Problem::path).containsExactly("seed", "name", "seed", "seed");
    }

    @Test
    void warningsAreNoErrors() {
        Problems problems = new Problems();
        problems.add(Problem.warning(PLACE, "", "odd"));
        assertThat(problems.hasErrors()).isFalse();

        problems.addAll(List.of(Problem.error(PLACE, "x", "wrong")));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void aPlaceIsAWholeFileOrALineAndAColumn() {
        assertThatThrownBy(() -> Place.ofFile("a", 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Place.ofFile("a", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Place.ofFile("a", -1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
