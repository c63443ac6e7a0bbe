package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An activation of somebody else's, in a jar in a folder: from the configuration to the model and back. */
class ThirdPartyPluginTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path plugins;
    private Path experiment;

    @BeforeAll
    static void compile() throws IOException {
        plugins = PluginJar.swish(shared.resolve("plugins"), 1);
    }

    @BeforeEach
    void write() throws IOException {
        String data = Examples.data("iris/train.csv").toRealPath().toString();
        experiment = Files.writeString(folder.resolve("swish.yaml"), """
                name: swish
                data: {train: "DATA", target: species}
                network:
                  layers:
                    - dense: {units: 8, activation: {acme_swish: {beta: 1.5}}}
                training: {epochs: 5, batch_size: 16}
                """.replace("DATA", data));
    }

    @Test
    void trainsAndIsNamedInTheManifestWithItsJar() {
        RunFolder run = train("run");
        JsonNode named = run.manifest().get("plugins");
        assertThat(named).hasSize(1);
        assertThat(named.get(0).get("kind").stringValue()).isEqualTo("activation");
        assertThat(named.get(0).get("name").stringValue()).isEqualTo("acme_swish");
        assertThat(named.get(0).get("class").stringValue()).isEqualTo("acme.AcmeSwish");
        assertThat(named.get(0).get("from").stringValue()).endsWith("/plugins/acme-swish-1.0.jar");
        assertThat(run.text("resolved.yaml")).contains("acme_swish:\n", "beta: 1.5\n");
    }

    @Test
    void itsParameterReachesTheNetwork() {
        assertThat(train("steep").weightsSha256())
                .isNotEqualTo(train("flat", "--set", "network.layers[0].dense.activation.acme_swish.beta=0.5")
                        .weightsSha256());
    }

    @Test
    void aModelPredictsAndIsJudgedWhereThePluginIs() {
        RunFolder run = train("run");
        Outcome evaluated = InProcess.bp(
                        "evaluate",
                        run.path(),
                        "--data",
                        Examples.data("iris/train.csv"),
                        "--json",
                        "--plugins",
                        plugins)
                .succeeded();
        assertThat(evaluated.json().get("metrics"))
                .isEqualTo(run.summary().get("metrics").get("train"));
        assertThat(InProcess.bp("predict", run.path(), Examples.data("iris/test.csv"), "--plugins", plugins)
                        .succeeded()
                        .outLines())
                .hasSize(37);
    }

    @Test
    void aModelIsRefusedWhereThePluginIsMissing() {
        RunFolder run = train("run");
        for (List<Object> command : List.<List<Object>>of(
                List.of("predict", run.path(), Examples.data("iris/test.csv")),
                List.of("evaluate", run.path(), "--data", Examples.data("iris/test.csv")),
                List.of("inspect", run.path()))) {
            Outcome outcome = InProcess.bp(command.toArray()).hasExitCode(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .startsWith(run.path().resolve("model.bp") + ": error: ")
                    .contains("acme_swish", "--plugins")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void anExperimentIsRefusedWhereThePluginIsMissing() {
        Outcome outcome = InProcess.bp("check", experiment).hasExitCode(2);
        assertThat(outcome.err())
                .startsWith(experiment + ":5:38: error: ")
                .contains("there is no activation named 'acme_swish'");
    }

    @Test
    void itsParametersAreCheckedLikeThoseOfOthers() {
        Outcome outcome = InProcess.bp(
                "check",
                experiment,
                "--plugins",
                plugins,
                "--set",
                "network.layers[0].dense.activation.acme_swish.beta=-1");
        outcome.hasExitCode(2);
        assertThat(outcome.err()).contains("must be at least 0, found -1");
    }

    @Test
    void isListedAndDescribed() {
        assertThat(InProcess.bp("plugins", "list", "--plugins", plugins)
                        .succeeded()
                        .outLines())
                .anyMatch(line -> line.matches("  acme_swish +Swish of Acme\\."));
        assertThat(InProcess.bp("plugins", "describe", "acme_swish", "--plugins", plugins)
                        .succeeded()
                        .out())
                .contains("activation acme_swish", "Acme, 2025", "acme.AcmeSwish", "acme-swish-1.0.jar", "how steep");
    }

    @Test
    void itsGradientIsFoundRight() {
        Outcome outcome =
                InProcess.bp("gradcheck", experiment, "--plugins", plugins).succeeded();
        assertThat(outcome.out()).contains("the gradient is right").doesNotContain("WRONG");
    }

    @Test
    void aWrongGradientIsFound() throws IOException {
        Path wrong = PluginJar.swish(folder.resolve("wrong"), 1.01);
        Outcome outcome =
                InProcess.bp("gradcheck", experiment, "--plugins", wrong).hasExitCode(1);
        assertThat(outcome.out())
                .containsPattern("layers\\[0]\\.weights .*WRONG, worst at \\[\\d+, \\d+]: analytic .*, numeric ")
                .contains("2 of 4 parameters have a wrong gradient")
                .containsPattern("output\\.weights .* right\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Outcome outcome = InProcess.bp("check", experiment, "--plugins", folder.resolve("nowhere"))
                .hasExitCode(2);
        assertThat(outcome.err())
                .isEqualTo("error: the plugin folder " + folder.resolve("nowhere") + " does not exist\n");
    }

    @Test
    void twoJarsWithOnePluginAreRefused() throws IOException {
        Path two = Files.createDirectories(folder.resolve("two"));
        Files.copy(plugins.resolve("acme-swish-1.0.jar"), two.resolve("acme-swish-1.0.jar"));
        Files.copy(plugins.resolve("acme-swish-1.0.jar"), two.resolve("acme-swish-1.1.jar"));
        Outcome outcome = InProcess.bp("check", experiment, "--plugins", two).hasExitCode(2);
        assertThat(outcome.err())
                .contains("acme.AcmeSwish is in two jars", "acme-swish-1.0.jar", "acme-swish-1.1.jar")
                .hasLineCount(1);
    }

    private RunFolder train(String name, Object... more) {
        RunFolder run = new RunFolder(folder.resolve(name));
        Object[] arguments = new Object[6 + more.length];
        List<Object> fixed = List.of("train", experiment, "--out", run.path(), "--plugins", plugins);
        for (int i = 0; i < 6; i++) {
            arguments[i] = fixed.get(i);
        }
        System.arraycopy(more, 0, arguments, 6, more.length);
        InProcess.bp(arguments).succeeded();
        return run;
    }
}
