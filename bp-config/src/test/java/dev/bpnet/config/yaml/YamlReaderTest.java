package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.Place;
import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The places of keys and values, which the parser and the reader must agree about in every style of YAML. */
class YamlReaderTest {
    private final Problems problems = new Problems();

    private MapNode read(String yaml) {
        SourceText source = SourceText.ofFile("test.yaml", Path.of("test.yaml"), yaml);
        Node root = YamlReader.read(source, 0, ConfigPath.ROOT, problems);
        assertThat(problems.sorted()).isEmpty();
        return (MapNode) root;
    }

    private static Node at(Node root, Object... steps) {
        Node node = root;
        for (Object step : steps) {
            node = step instanceof String key
                    ? ((MapNode) node).get(key).value()
                    : ((ListNode) node).items().get((Integer) step);
        }
        return node;
    }

    private static Span key(Node root, Object... steps) {
        Node map = at(root, Arrays.copyOf(steps, steps.length - 1));
        return ((MapNode) map).get((String) steps[steps.length - 1]).key();
    }

    private static void assertPlace(Span span, int line, int column, String marked) {
        Place place = span.place();
        assertThat(List.of(place.line(), place.column())).isEqualTo(List.of(line, column));
        int from = place.text().offsetByCodePoints(0, column - 1);
        int to = place.text().offsetByCodePoints(from, place.length());
        assertThat(place.text().substring(from, to)).isEqualTo(marked);
    }

    @Test
    void placesKeysAndValuesOfNestedBlockMaps() {
        MapNode root = read("training:\n  loss: mse\n  optimizer:\n    adam:\n      learning_rate:  0.01  # fine\n");

        assertPlace(key(root, "training"), 1, 1, "training");
        assertPlace(key(root, "training", "loss"), 2, 3, "loss");
        assertPlace(at(root, "training", "loss").span(), 2, 9, "mse");
        assertPlace(key(root, "training", "optimizer", "adam"), 4, 5, "adam");
        assertPlace(at(root, "training", "optimizer", "adam", "learning_rate").span(), 5, 23, "0.01");
        assertPlace(at(root, "training", "optimizer").span(), 4, 5, "adam");
    }

    @Test
    void placesFlowMapsAndListsOnOneLine() {
        MapNode root = read("optimizer: {adam: {learning_rate: 0.01, betas: [0.9, 0.999]}}\n");

        assertPlace(at(root, "optimizer").span(), 1, 12, "{adam: {learning_rate: 0.01, betas: [0.9, 0.999]}}");
        assertPlace(key(root, "optimizer", "adam"), 1, 13, "adam");
        assertPlace(at(root, "optimizer", "adam").span(), 1, 19, "{learning_rate: 0.01, betas: [0.9, 0.999]}");
        assertPlace(key(root, "optimizer", "adam", "learning_rate"), 1, 20, "learning_rate");
        assertPlace(at(root, "optimizer", "adam", "learning_rate").span(), 1, 35, "0.01");
        assertPlace(at(root, "optimizer", "adam", "betas", 1).span(), 1, 54, "0.999");
    }

    @Test
    void marksTheFirstLineOfAFlowMapOverSeveral() {
        MapNode root = read("a: {b: 1,\n    c: 2}\n");

        assertPlace(at(root, "a").span(), 1, 4, "{b: 1,");
        assertPlace(at(root, "a", "c").span(), 2, 8, "2");
    }

    @Test
    void placesItemsOfListsThatAreMaps() {
        MapNode root = read(
                "layers:\n  - dense:\n      units: 16\n  - dropout: {rate: 0.1}\n  -   - a\n      - b\n  - [relu: {}]\n");

        assertPlace(at(root, "layers").span(), 2, 3, "-");
        assertPlace(at(root, "layers", 0).span(), 2, 5, "dense");
        assertPlace(at(root, "layers", 0, "dense", "units").span(), 3, 14, "16");
        assertPlace(key(root, "layers", 1, "dropout"), 4, 5, "dropout");
        assertPlace(at(root, "layers", 2).span(), 5, 7, "-");
        assertPlace(at(root, "layers", 2, 1).span(), 6, 9, "b");
        assertPlace(at(root, "layers", 3, 0).span(), 7, 6, "relu");
    }

    @Test
    void placesListsThatAreNotIndented() {
        MapNode root = read("ignore:\n- id\n- name\nnext: 1\n");

        assertPlace(at(root, "ignore", 1).span(), 3, 3, "name");
        assertPlace(at(root, "next").span(), 4, 7, "1");
    }

    @Test
    void placesQuotedKeysAndValuesWithTheirQuotes() {
        MapNode root = read("\"petal width\": 'it''s'\n'b': \"\\u00e9\"\n");

        assertPlace(key(root, "petal width"), 1, 1, "\"petal width\"");
        assertPlace(at(root, "petal width").span(), 1, 16, "'it''s'");
        assertPlace(at(root, "b").span(), 2, 6, "\"\\u00e9\"");
        assertThat(at(root, "petal width")).isInstanceOfSatisfying(ScalarNode.class, scalar -> {
            assertThat(scalar.text()).isEqualTo("it's");
            assertThat(scalar.style()).isEqualTo(ScalarNode.Style.QUOTED);
        });
    }

    @Test
    void placesBlockTextAtItsSignAndWhatFollowsIt() {
        MapNode root = read("note: |\n  hello\n    you\nfold: >-\n  a\n  b\n\n# comment\nnext: 1\n");

        assertPlace(at(root, "note").span(), 1, 7, "|");
        assertPlace(at(root, "fold").span(), 4, 7, ">");
        assertPlace(at(root, "next").span(), 9, 7, "1");
        assertThat(((ScalarNode) at(root, "note")).value()).isEqualTo("hello\n  you\n");
        assertThat(((ScalarNode) at(root, "fold")).value()).isEqualTo("a b");
    }

    @Test
    void countsCharactersNotBytesOrHalvesOfSurrogatePairs() {
        MapNode root = read("é: {日本語: '😀😀', z: 1}\n😀: [ä, 2]\n");

        assertPlace(key(root, "é"), 1, 1, "é");
        assertPlace(key(root, "é", "日本語"), 1, 5, "日本語");
        assertPlace(at(root, "é", "日本語").span(), 1, 10, "'😀😀'");
        assertPlace(at(root, "é", "z").span(), 1, 19, "1");
        assertPlace(at(root, "😀", 1).span(), 2, 8, "2");
    }

    @Test
    void countsLinesThatEndWithCrLfOrCr() {
        MapNode crlf = read("a: 1\r\nb:\r\n  c: 2\r\n");
        assertPlace(at(crlf, "b", "c").span(), 3, 6, "2");
        assertThat(at(crlf, "b", "c").span().place().text()).isEqualTo("  c: 2");

        MapNode cr = read("a: 1\rb:\r  c: 2\r");
        assertPlace(at(cr, "b", "c").span(), 3, 6, "2");
    }

    @Test
    void doesNotTakeTheUnicodeSeparatorsForLineBreaks() {
        MapNode root = read("a: x\u0085y\u2028z\nb: 1\n");

        assertPlace(at(root, "b").span(), 2, 4, "1");
        assertPlace(at(root, "a").span(), 1, 4, "x\u0085y\u2028z");
    }

    @Test
    void placesMissingValuesBehindTheirColon() {
        MapNode root = read("a:\nb: ~\nc: {d, e: }\n");

        assertPlace(at(root, "a").span(), 1, 3, "");
        assertPlace(at(root, "b").span(), 2, 4, "~");
        assertPlace(at(root, "c", "d").span(), 3, 6, "");
        assertThat(((ScalarNode) at(root, "a")).value()).isNull();
    }

    @Test
    void placesKeysWithQuestionMarksAndPlainTextOverSeveralLines() {
        MapNode root = read("? a\n: 1\nb: one\n  two\nc: 3\n");

        assertPlace(key(root, "a"), 1, 3, "a");
        assertPlace(at(root, "a").span(), 2, 3, "1");
        assertPlace(at(root, "b").span(), 3, 4, "one");
        assertThat(((ScalarNode) at(root, "b")).value()).isEqualTo("one two");
        assertPlace(at(root, "c").span(), 5, 4, "3");
    }

    @Test
    void readsAMarkedDocumentStartAndEnd() {
        MapNode root = read("---\na: 1\n...\n");

        assertPlace(at(root, "a").span(), 2, 4, "1");
    }

    @Test
    void goesOnAfterWhatItRefuses() {
        SourceText source = SourceText.ofFile(
                "test.yaml", Path.of("test.yaml"), "a: &x 010\nb: !!int 3\na: 2\nc: *x\n<<: {d: 1}\ne: 1e999\nf: 7\n");
        MapNode root = (MapNode) YamlReader.read(source, 0, ConfigPath.ROOT, problems);

        assertThat(problems.sorted())
                .extracting(problem -> problem.place().line())
                .containsExactly(1, 1, 2, 3, 4, 5, 6);
        assertThat(root.keys()).containsExactly("a", "b", "c", "e", "f");
        assertThat(((ScalarNode) at(root, "f")).value()).isEqualTo(7L);
        assertThat(problems.sorted()).extracting(Problem::path).contains("a", "b", "c", "e");
    }

    private List<String> problemsOf(String yaml) {
        Problems found = new Problems();
        YamlReader.read(SourceText.ofFile("test.yaml", Path.of("test.yaml"), yaml), 0, ConfigPath.ROOT, found);
        return found.sorted().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.sentence())
                .toList();
    }

    @Test
    void findsASecondDocumentWhateverItHolds() {
        String second = "a second document begins here, and a config is one";

        assertThat(problemsOf("a: 1\n---\nb: [\n")).containsExactly("2:1 " + second);
        assertThat(problemsOf("{a: 1} # one\n# two\n...\n\n--- # three\n")).containsExactly("5:1 " + second);
        assertThat(problemsOf("a: |\n  x\n---\n")).containsExactly("3:1 " + second);
        assertThat(problemsOf("a: 1\n...\n%YAML 1.2\n---\nb: 2\n")).hasSize(1);
        assertThat(problemsOf("a: |\n  ---\nb: '\n ---'\n")).isEmpty();
        assertThat(problemsOf("a: 1\n...\n")).isEmpty();
        assertThat(problemsOf("{a: 1} x\n---\nb: 2\n")).singleElement().isNotEqualTo("2:1 " + second);
    }

    @Test
    void findsDirectivesBeforeTheDocumentOnly() {
        assertThat(problemsOf("# one\n%TAG !e! tag:example.org,2000:\n---\na: 1\n"))
                .containsExactly("2:1 directives, lines that begin with '%', are not allowed");
        assertThat(problemsOf("%YAML 1.1\n---\n}a: 1\n"))
                .hasSize(2)
                .first()
                .asString()
                .contains("1:1 directives");
        assertThat(problemsOf("a: '\n%x'\n---\n")).noneMatch(problem -> problem.contains("directives"));
    }

    @Test
    void tellsTagsAndAnchorsOfMapsFromThoseOfTheirFirstKey() {
        String anchor = "anchors such as '&x' are not allowed";

        assertThat(problemsOf("a:\n  &x b: 1\n")).containsExactly("2:3 " + anchor);
        assertThat(problemsOf("a: &x\n  b: 1\n")).containsExactly("1:4 " + anchor);
        assertThat(problemsOf("a: [&x b: 1]\n")).containsExactly("1:5 " + anchor);
        assertThat(problemsOf("a: &x {&y \"b:c\"}\n"))
                .containsExactly("1:4 " + anchor, "1:8 anchors such as '&y' are not allowed");
        assertThat(problemsOf("a: !<x,y> 'b\tc'\nd: &x\n"))
                .containsExactly("1:4 tags such as '!<x' are not allowed", "2:4 " + anchor);
    }

    @Test
    void readsAQuoteThatEndsWithTheFileInAnEscape() {
        assertThat(problemsOf("a: \"b\\")).containsExactly("1:4 this quote is never closed");
        assertThat(problemsOf("a: \"b\\u00")).hasSize(1);
    }

    @Test
    void goesOnAfterTagsThatTheValueDoesNotMeet() {
        assertThat(problemsOf("a: !!int 0xyz\nb: !!int +\nc: !!binary '?'\nd: 010\n"))
                .extracting(problem -> problem.substring(0, 3))
                .containsExactly("1:4", "2:4", "3:4", "4:4");
    }
}
