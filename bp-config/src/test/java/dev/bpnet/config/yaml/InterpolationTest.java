package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("RATE", "0.01", "JOB", "1234", "EMPTY", "", "TRICK", "${a}", "NOTHING", "null", "FLAG", "true");

    private static ConfigSource.Result read(String yaml, String... sets) {
        return new ConfigSource(PluginPlaces.byName(), ENVIRONMENT::get)
                .read(Path.of("test.yaml"), yaml, List.of(sets));
    }

    private static Map<String, Object> load(String yaml, String... sets) {
        ConfigSource.Result result = read(yaml, sets);
        assertThat(result.problems()).isEmpty();
        return result.tree().plain();
    }

    @Test
    void aWholeScalarTakesOverTheValueWithItsType() {
        Map<String, Object> map =
                load("a: 5\nb: ${a}\nc: \"${a}\"\nd: 'x'\ne: ${d}\nf: 1e-4\ng: ${f}\nh: true\ni: ${h}\nj:\nk: ${j}\n");

        assertThat(map).containsEntry("b", 5L).containsEntry("c", 5L).containsEntry("e", "x");
        assertThat(map).containsEntry("g", 1e-4).containsEntry("i", true).containsEntry("k", null);
    }

    @Test
    void aReferenceMayBeToAMapOrAList() {
        assertThat(
                        load("blocks: {hidden: {dense: {units: 16}}, sizes: [1, 2]}\nlayers: [\"${blocks.hidden}\", \"${blocks.hidden}\"]\nz: ${blocks.sizes}\n")
                                .toString())
                .isEqualTo(
                        "{blocks={hidden={dense={units=16}}, sizes=[1, 2]}, layers=[{dense={units=16}}, {dense={units=16}}], z=[1, 2]}");
    }

    @Test
    void aPartOfATextIsPutInAsWritten() {
        Map<String, Object> map = load("a: 1e-4\nb: true\nc: run-${a}-${b}-${env:JOB}\nd: |\n  ${a}!\n");

        assertThat(map).containsEntry("c", "run-1e-4-true-1234").containsEntry("d", "1e-4!\n");
    }

    @Test
    void aVariableAloneIsTypedWithoutQuotesAndTextWithin() {
        Map<String, Object> map = load(
                "a: ${env:RATE}\nb: \"${env:RATE}\"\nc: ${env:JOB}\nd: '${env:JOB}'\ne: ${env:EMPTY}\nf: ${env:NOTHING}\ng: ${env:FLAG}\n");

        assertThat(map).containsEntry("a", 0.01).containsEntry("b", "0.01");
        assertThat(map).containsEntry("c", 1234L).containsEntry("d", "1234");
        assertThat(map).containsEntry("e", "").containsEntry("f", null).containsEntry("g", true);
    }

    @Test
    void whatWasPutInIsNotInterpolatedAgain() {
        assertThat(load("a: 1\nb: ${env:TRICK}\nc: x${env:TRICK}\n"))
                .containsEntry("b", "${a}")
                .containsEntry("c", "x${a}");
    }

    @Test
    void aDoubledDollarStandsForItself() {
        Map<String, Object> map = load("a: $${b}\nc: $$${b}\nd: 5 $ and $x and {b}\ne: \"$${a} is ${a}\"\n");

        assertThat(map).containsEntry("a", "${b}").containsEntry("c", "$${b}").containsEntry("d", "5 $ and $x and {b}");
        assertThat(map).containsEntry("e", "${b} is ${b}".replace("b} is", "a} is"));
    }

    @Test
    void referencesFollowOneAnotherAndPassThroughOthers() {
        assertThat(load("a: ${b}\nb: ${c.d}\nc: ${e}\ne: {d: 7}\nf: ${c.d}\n"))
                .containsEntry("a", 7L)
                .containsEntry("f", 7L);
        assertThat(load("a: ${l[1].x}\nl: [1, {x: 2}]\n")).containsEntry("a", 2L);
        assertThat(load("a: ${columns[\"petal.width\"]}\ncolumns: {petal.width: 3}\n"))
                .containsEntry("a", 3L);
    }

    @Test
    void anOverrideReachesWhatRefersToIt() {
        assertThat(load("a: 1\nb: ${a}\n", "a=2")).containsEntry("b", 2L);
        assertThat(load("a: 1\nb: 5\n", "b=${a}")).containsEntry("b", 1L);
    }

    @Test
    void anErrorIsToldAtTheReferenceAndSaysWhatItStandsFor() {
        ConfigTree tree =
                read("a: many\nb:  ${a}\nc: ${env:RATE}\nd: \"${env:JOB}\"\n").tree();

        Problem problem = tree.valueError("b", "'many' is not a whole number", List.of("a hint"));
        assertThat(problem.place().words()).isEqualTo("test.yaml:2:5");
        assertThat(problem.hints()).containsExactly("a hint", "${a} is 'many'");
        assertThat(tree.locate("c").origin()).isEqualTo("${env:RATE} is '0.01'");
        assertThat(tree.locate("d").origin()).isEqualTo("${env:JOB} is '1234', text");
        assertThat(tree.locate("a").origin()).isNull();
    }

    @Test
    void circlesAreToldOnceForEachReferenceInThem() {
        assertThat(read("a: ${b}\nb: ${a}\n").problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.sentence()).isEqualTo("the reference leads back to itself: ${b} -> ${a}"));
        assertThat(read("a: {b: \"${a}\"}\n").problems()).hasSize(1);
        assertThat(read("a: ${a.b}\n").problems()).hasSize(1);
        assertThat(read("a: {b: 1, c: \"${a.b}\"}\n").problems()).isEmpty();
    }

    @Test
    void growthIsBounded() {
        StringBuilder maps = new StringBuilder("a0: [x, x, x, x, x, x, x, x, x, x]\n");
        StringBuilder texts = new StringBuilder("a0: x123456789\n");
        for (int i = 1; i < 30; i++) {
            String reference = "${a" + (i - 1) + "}";
            String item = "\"" + reference + "\", ";
            maps.append("a" + i + ": [" + item.repeat(10) + "]\n");
            texts.append("a" + i + ": \"" + reference.repeat(10) + "\"\n");
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(read(maps.toString()).problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.sentence()).contains("larger than 200000 values"));
            assertThat(read(texts.toString()).problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.sentence()).contains("longer than 65536 characters"));
        });
    }

    @Test
    void aRowOfReferencesIsFollowedUpToABound() {
        assertThat(load(chain(150)).get("a150")).isEqualTo(1L);
        assertThat(read(chain(3000)).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.sentence()).contains("too many references"));
    }

    /** Each refers to the next; the first is the last of the row, so that nothing is resolved before it is needed. */
    private static String chain(int length) {
        StringBuilder yaml = new StringBuilder();
        for (int i = length; i > 0; i--) {
            yaml.append("a" + i + ": ${a" + (i - 1) + "}\n");
        }
        return yaml.append("a0: 1\n").toString();
    }

    @Test
    void theStackHoldsForReferencesWithinReferencesAtFullDepth() throws InterruptedException {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String inner = i == 399 ? "1" : "\"${a" + (i + 1) + "}\"";
            yaml.append("a" + i + ": " + "[".repeat(60) + inner + "]".repeat(60) + "\n");
        }
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        ConfigSource.Result result = read(yaml.toString());
                        assertThat(result.problems()).isNotEmpty();
                        assertThat(result.tree().plain()).isNotEmpty();
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                },
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();
        assertThat(thrown[0]).isNull();
    }
}
