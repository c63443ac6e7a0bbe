package dev.bpnet.config.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Place PLACE = Place.ofFile("a.yaml", 3, 5);

    @Test
    void keepsOneProblemOfAKeyAtAPlace() {
        Problems problems = new Problems();
        problems.add(Problem.error(PLACE, "seed", "'010' has a leading zero"));
        problems.add(Problem.error(PLACE, "seed", "'010' is not a whole number"));
        problems.add(Problem.error(PLACE, "name", "is missing"));
        problems.add(Problem.error(Place.ofFile("a.yaml", 3, 6), "seed", "elsewhere"));
        problems.add(Problem.error(Place.ofFile("b.yaml", 3, 5), "seed", "in another file"));

        assertThat(problems.sorted())
                .extracting(Problem::sentence)
                .containsExactly("'010' has a leading zero", "is missing", "elsewhere", "in another file");
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
