package dev.bpnet.config.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static Place place(String text, int line, int column, int length) {
        return new Place(Place.Kind.FILE, "iris.yaml", line, column, length, text);
    }

    @Test
    void showsTheMessageTheLineTheMarkAndTheHintsAsDocumented() {
        Problem problem = Problem.error(
                new Place(Place.Kind.FILE, "examples/iris.yaml", 14, 19, 4, "      activation: rleu"),
                "network.layers[1].dense.activation",
                "there is no activation named 'rleu'",
                "did you mean 'relu'?",
                "known: elu, gelu, identity, leaky_relu, relu, ...");

        assertThat(ProblemText.of(List.of(problem))).isEqualTo("""
                        examples/iris.yaml:14:19: error: network.layers[1].dense.activation: there is no activation named 'rleu'
                           14 |       activation: rleu
                              |                   ^^^^
                           did you mean 'relu'?  known: elu, gelu, identity, leaky_relu, relu, ...
                        1 problem
                        """);
    }

    @Test
    void leavesOutWhatThereIsNot() {
        Problem ofFile = Problem.error(Place.ofFile("iris.yaml"), "", "the file is empty");
        Problem ofCell =
                Problem.error(Place.ofFile("data/iris.csv", 57, 3), "column 'petal_length'", "'abc' is not a number");

        assertThat(ProblemText.of(ofFile)).isEqualTo("iris.yaml: error: the file is empty\n");
        assertThat(ProblemText.of(ofCell))
                .isEqualTo("data/iris.csv:57:3: error: column 'petal_length': 'abc' is not a number\n");
        assertThat(ProblemText.of(List.of())).isEmpty();
    }

    @Test
    void pointsIntoTheOptionAProblemComesFrom() {
        String option = "--set training.epochs=many";
        Problem problem = Problem.error(
                new Place(Place.Kind.OPTION, option, 1, 23, 4, option),
                "training.epochs",
                "'many' is not a whole number");

        assertThat(ProblemText.of(problem)).isEqualTo("""
                        from --set training.epochs=many: error: training.epochs: 'many' is not a whole number
                           --set training.epochs=many
                                                 ^^^^
                        """);
    }

    @Test
    void sortsByPlaceAndKeepsTheOrderOfThoseAtOnePlace() {
        Problem option = Problem.error(Place.ofOption("--set a=1"), "", "fifth");
        Problem later = Problem.error(place("x: 1", 10, 1, 1), "", "fourth");
        Problem right = Problem.error(place("x: 1", 2, 4, 1), "", "third");
        Problem first = Problem.error(place("x: 1", 2, 1, 1), "", "first");
        Problem second = Problem.error(place("x: 1", 2, 1, 1), "x", "second");

        assertThat(ProblemText.of(List.of(option, later, right, first, second)).lines())
                .filteredOn(line -> line.contains("error:"))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("first", "second", "third", "fourth", "fifth");
    }

    @Test
    void countsErrorsAndWarningsApart() {
        Problem error = Problem.error(place("x: 1", 1, 1, 1), "", "wrong");
        Problem warning = Problem.warning(place("x: 1", 2, 1, 1), "", "odd");

        assertThat(ProblemText.of(List.of(error, warning))).endsWith("1 problem, 1 warning\n");
        assertThat(ProblemText.of(List.of(warning, warning)))
                .contains(": warning: odd\n")
                .endsWith("2 warnings\n");
        assertThat(ProblemText.of(List.of(error, error))).endsWith("2 problems\n");
    }

    @Test
    void showsTheFirstHundredOfManyAndCountsThemAll() {
        List<Problem> many = new ArrayList<>();
        for (int line = 150; line >= 1; line--) {
            many.add(Problem.error(place("x: 1", line, 1, 1), "", "wrong"));
        }

        String text = ProblemText.of(many);

        assertThat(text).contains("iris.yaml:100:1: ").doesNotContain("iris.yaml:101:1: ");
        assertThat(text).endsWith("150 problems, the first 100 are shown\n");
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        Problem problem = Problem.error(
                place("na\u001B[2Jme: \u202Ex", 1, 3, 1), "na\u001B[2Jme", "there is no 'a\nb\u0007'", "\u009B31m");

        assertThat(ProblemText.of(problem).codePoints())
                .allMatch(c -> c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
        assertThat(ProblemText.of(problem).lines()).hasSize(4);
    }

    @Test
    void putsHintsOnLinesOfTheirOwnWhereTheyDoNotFit() {
        Problem problem = Problem.error(Place.ofFile("a"), "", "wrong", "b".repeat(60), "c".repeat(60), "d");

        assertThat(ProblemText.of(problem).lines())
                .containsExactly("a: error: wrong", "   " + "b".repeat(60), "   " + "c".repeat(60) + "  d");
    }

    @Test
    void cutsALongOptionInTheMessageButNotInItsExcerpt() {
        String option = "--set name=" + "x".repeat(200);
        Problem problem = Problem.error(new Place(Place.Kind.OPTION, option, 1, 205, 3, option), "name", "wrong");

        List<String> lines = ProblemText.of(problem).lines().toList();

        assertThat(lines.get(0))
                .startsWith("from --set name=xxx")
                .endsWith("...: error: name: wrong")
                .hasSizeLessThan(130);
        assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).startsWith("xxx");
    }
}
