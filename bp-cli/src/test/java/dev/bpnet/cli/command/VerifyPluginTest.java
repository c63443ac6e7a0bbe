package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.schedule.SchedulePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bp plugins verify} on jars with mistakes. */
class VerifyPluginTest {
    @TempDir
    private Path folder;

    @Test
    void aSoundOneIsToldPromiseByPromise() throws IOException {
        Path jar = PluginJar.swish(folder.resolve("sound"), 1).resolve("acme-swish-1.0.jar");
        Outcome outcome = InProcess.bp("plugins", "verify", jar).succeeded();
        assertThat(outcome.out())
                .startsWith("activation acme_swish (acme.AcmeSwish)\n")
                .contains("  passed plugin/name ", "  passed activation/gradient ", "  passed rows/threads ")
                .endsWith("acme-swish-1.0.jar: 1 plugin, every promise kept\n")
                .doesNotContain("FAILED");
    }

    @Test
    void aWrongSlopeFailsWithTheNumbers() throws IOException {
        Path jar = PluginJar.swish(folder.resolve("wrong"), 1.01).resolve("acme-swish-1.0.jar");
        Outcome outcome = InProcess.bp("plugins", "verify", jar).hasExitCode(1);
        Golden.matches("verify-wrong-slope.txt", outcome.out());
    }

    @Test
    void aMetricThatIsAMeanOfMeansAndCallsForeignMathFails() throws IOException {
        String source = """
                package acme;

                import dev.bpnet.api.loss.*;
                import dev.bpnet.api.metric.*;
                import dev.bpnet.api.plugin.*;
                import java.util.Set;

                public final class Mean implements MetricPlugin<NoParameters> {
                    @Override public String name() { return "acme_mean"; }
                    @Override public NoParameters defaults() { return NoParameters.NONE; }
                    @Override public Set<TargetKind> accepts() { return Set.of(TargetKind.NUMBER); }
                    @Override public Needs needs() { return Needs.VALUE; }
                    @Override public Metric create(NoParameters none, TargetInfo target) {
                        return new Metric() {
                            @Override public boolean higherIsBetter() { return false; }
                            @Override public Accumulator start() { return new Blocks(); }
                        };
                    }
                    private static final class Blocks implements Metric.Accumulator {
                        private double sum;
                        private int blocks;
                        @Override public void add(EvaluatedRows rows) {
                            double block = 0;
                            for (int i = 0; i < rows.count(); i++) {
                                block += Math.exp(rows.predictions().get(i, 0));
                            }
                            sum += block / rows.count();
                            blocks++;
                        }
                        @Override public double result() { return sum / blocks; }
                    }
                }
                """;
        PluginJar.write(folder.resolve("mean"), "acme-mean-1.0.jar", MetricPlugin.class, "acme.Mean", source);
        Outcome outcome = InProcess.bp("plugins", "verify", folder.resolve("mean/acme-mean-1.0.jar"))
                .hasExitCode(1);
        assertThat(outcome.out())
                .contains(
                        "  FAILED plugin/bytecode ",
                        "acme.Mean$Blocks.add calls Math.exp",
                        "  FAILED metric/blocks ",
                        "  FAILED metric/weights ",
                        "  passed plugin/service ",
                        "acme-mean-1.0.jar: 1 plugin, 1 broken\n");
    }

    @Test
    void aPluginThatMakesNothingIsToldOnceAndNoExperimentTakesIt() throws IOException {
        String source = """
                package acme; import dev.bpnet.api.activation.*; import dev.bpnet.api.plugin.*;
                public final class Empty implements ActivationPlugin<NoParameters> {
                    @Override public String name() { return "acme_empty"; }
                    @Override public NoParameters defaults() { return NoParameters.NONE; }
                    @Override public Activation create(NoParameters none) { return null; }
                }
                """;
        Path plugins =
                PluginJar.write(folder.resolve("empty"), "empty.jar", ActivationPlugin.class, "acme.Empty", source);
        assertThat(InProcess.bp("plugins", "verify", plugins.resolve("empty.jar"))
                        .hasExitCode(1)
                        .out())
                .containsOnlyOnce("FAILED")
                .contains(
                        "  FAILED plugin/create ",
                        "create of acme.Empty returned null; it makes something of its parameters, or refuses them")
                .doesNotContain("NullPointerException");
        Outcome checked = InProcess.bp(
                        "check",
                        Examples.experiment("xor"),
                        "--plugins",
                        plugins,
                        "--set",
                        "network.layers[0].dense.activation=acme_empty")
                .hasExitCode(2);
        assertThat(checked.err())
                .contains(
                        "the activation 'acme_empty' made nothing: create of acme.Empty returned null, which is a fault of"
                                + " the plugin")
                .doesNotContain("Exception");
    }

    @Test
    void aScheduleThatCannotTellItsDoubtsIsBrokenAndTrainsAllTheSame() throws IOException {
        String source = """
                package acme; import dev.bpnet.api.plugin.*; import dev.bpnet.api.schedule.*; import dev.bpnet.api.state.*;
                import java.util.List;
                public final class Halves implements SchedulePlugin<NoParameters> {
                    @Override public String name() { return "acme_halves"; }
                    @Override public NoParameters defaults() { return NoParameters.NONE; }
                    @Override public Schedule create(NoParameters none) {
                        return new Schedule() {
                            @Override public double rate(double base, Clock clock, Scalars state) { return base / 2; }
                            @Override public List<String> doubts(Clock run) { return List.of("half of " + 1 / run.step()); }
                        };
                    }
                }
                """;
        Path plugins =
                PluginJar.write(folder.resolve("halves"), "halves.jar", SchedulePlugin.class, "acme.Halves", source);
        assertThat(InProcess.bp("plugins", "verify", plugins.resolve("halves.jar"))
                        .hasExitCode(1)
                        .out())
                .containsOnlyOnce("FAILED")
                .contains(
                        "  FAILED schedule/doubts ",
                        "doubts, asked about 1 epoch of 1 step, threw java.lang.ArithmeticException: / by zero");
        Outcome trained = InProcess.bp(
                        "train",
                        Examples.experiment("xor"),
                        "--out",
                        folder.resolve("run"),
                        "--plugins",
                        plugins,
                        "--set",
                        "training.schedule=acme_halves",
                        "--set",
                        "training.epochs=2")
                .succeeded();
        assertThat(trained.err())
                .contains(
                        "note: training.schedule: what it doubts of this run is not known: doubts of acme.Halves$1 threw"
                                + " java.lang.ArithmeticException: / by zero, which is a fault of the plugin")
                .doesNotContain("\tat ");
    }

    @Test
    void aPluginThatCannotBeMadeIsTold() throws IOException {
        String source = """
                package acme;

                public final class Nothing {}
                """;
        PluginJar.write(folder.resolve("none"), "acme-none-1.0.jar", ActivationPlugin.class, "acme.Nothing", source);
        Outcome outcome = InProcess.bp("plugins", "verify", folder.resolve("none/acme-none-1.0.jar"))
                .hasExitCode(1);
        assertThat(outcome.out())
                .contains("the activation plugin acme.Nothing could not be loaded: it does not implement its interface")
                .endsWith("acme-none-1.0.jar: 1 plugin, 1 broken\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final class Closed {%s}",
                "public final class Closed {private Closed() {} %s}",
                "public final class Closed {public Closed(int n) {} %s}",
                "final class Closed {public Closed() {} %s}"
            })
    void aClassOrConstructorThatIsNotPublicIsNamed(String text) throws IOException {
        String body = """
                    @Override public String name() { return "acme_closed"; }
                    @Override public NoParameters defaults() { return NoParameters.NONE; }
                    @Override public Activation create(NoParameters none) { throw new IllegalStateException(); }
                """;
        String source = "package acme; import dev.bpnet.api.activation.*; import dev.bpnet.api.plugin.*;\n"
                + text.replace("Closed {", "Closed implements ActivationPlugin<NoParameters> {")
                        .replace("%s", body);
        PluginJar.write(folder.resolve("closed"), "closed.jar", ActivationPlugin.class, "acme.Closed", source);
        assertThat(InProcess.bp("plugins", "verify", folder.resolve("closed/closed.jar"))
                        .hasExitCode(1)
                        .out())
                .contains("the activation plugin acme.Closed")
                .contains("could not be loaded: the class and its constructor without arguments have to be public\n");
    }

    @Test
    void aNameThatIsTakenIsToldWithBothClasses() throws IOException {
        String source = """
                package acme; import dev.bpnet.api.activation.*; import dev.bpnet.api.plugin.*;
                public final class Clash implements ActivationPlugin<NoParameters> {
                    @Override public String name() { return "relu"; }
                    @Override public NoParameters defaults() { return NoParameters.NONE; }
                    @Override public Activation create(NoParameters none) { throw new IllegalStateException(); }
                }
                """;
        Path plugins =
                PluginJar.write(folder.resolve("clash"), "clash.jar", ActivationPlugin.class, "acme.Clash", source);
        assertThat(InProcess.bp("plugins", "list", "--plugins", plugins)
                        .hasExitCode(2)
                        .err())
                .startsWith("error: two activation plugins are named 'relu': dev.bpnet.core.activation.Relu (")
                .contains(") and acme.Clash (")
                .endsWith("); remove one of them or rename it\n");
    }

    @Test
    void whatIsNoJarOfPluginsIsRefused() throws IOException {
        Path nowhere = folder.resolve("nowhere.jar");
        assertThat(InProcess.bp("plugins", "verify", nowhere).hasExitCode(2).err())
                .isEqualTo("error: the plugin jar " + nowhere + " does not exist\n");
        assertThat(InProcess.bp("plugins", "verify", folder).hasExitCode(2).err())
                .isEqualTo("error: the plugin jar " + folder + " is a folder, not a file\n");
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(InProcess.bp("plugins", "verify", text).hasExitCode(2).err())
                .startsWith("error: the plugin " + text + " is not a jar: ");
        Path empty = PluginJar.pack(
                        Files.createDirectories(folder.resolve("empty")), folder.resolve("jars"), "empty.jar")
                .resolve("empty.jar");
        assertThat(InProcess.bp("plugins", "verify", empty).hasExitCode(2).err())
                .startsWith("error: the jar " + empty + " declares no plugin: it has no file META-INF/services/");
    }
}
