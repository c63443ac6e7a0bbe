package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.PluginChecks;
import dev.bpnet.tck.check.ScheduleChecks;
import dev.bpnet.tck.check.ScheduleSubject;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every schedule of this module, in several settings, keeps the contract of its kind. */
class SchedulePluginsTest {
    private static final Span NONE = Span.epochs(0);

    /** Settings besides the defaults. */
    private static final Map<SchedulePlugin<?>, List<? extends Record>> SETTINGS = Map.ofEntries(
            Map.entry(
                    new ConstantRate(), List.of(new ConstantRate.Parameters(0.5, Span.steps(20), Span.epochs(2), 0.1))),
            Map.entry(new StepDecay(), List.of(new StepDecay.Parameters(Span.steps(5), 0.9, Span.steps(9), null))),
            Map.entry(
                    new MultiStep(),
                    List.of(new MultiStep.Parameters(List.of(Span.steps(5), Span.epochs(3)), 0.5, Span.steps(3), 0.5))),
            Map.entry(
                    new Exponential(), List.of(new Exponential.Parameters(0.5, Span.steps(30), Span.epochs(1), null))),
            Map.entry(
                    new InverseTime(),
                    List.of(
                            new InverseTime.Parameters(2, Span.steps(30), true, NONE, null),
                            new InverseTime.Parameters(0, Span.epochs(1), false, Span.epochs(1), 1.0))),
            Map.entry(
                    new Polynomial(),
                    List.of(
                            new Polynomial.Parameters(Span.steps(100), 0.5, 0.01, NONE, null),
                            new Polynomial.Parameters(null, 3, 0, Span.steps(10), null))),
            Map.entry(new Linear(), List.of(new Linear.Parameters(1, 0, Span.steps(100), Span.epochs(1), 0.2))),
            Map.entry(
                    new CosineAnnealing(),
                    List.of(
                            new CosineAnnealing.Parameters(null, 0.01, Span.epochs(5)),
                            new CosineAnnealing.Parameters(Span.steps(50), 0, Span.steps(20), 0.3))),
            Map.entry(
                    new CosineRestarts(),
                    List.of(
                            new CosineRestarts.Parameters(Span.steps(7), 2, 0.01, NONE, null),
                            new CosineRestarts.Parameters(Span.epochs(3), 1, 0, Span.steps(3), null))),
            Map.entry(
                    new OneCycle(),
                    List.of(
                            new OneCycle.Parameters(
                                    Span.epochs(20), 0.4, OneCycle.AnnealStrategy.LINEAR, 10, 100, true),
                            new OneCycle.Parameters(Span.steps(3), 0.1, OneCycle.AnnealStrategy.COS, 1, 1, false))),
            Map.entry(
                    new Cyclic(),
                    List.of(
                            new Cyclic.Parameters(
                                    0.01, Span.steps(10), Span.steps(3), Cyclic.Mode.TRIANGULAR2, 1, NONE, null),
                            new Cyclic.Parameters(
                                    0.01, Span.epochs(2), null, Cyclic.Mode.EXP_RANGE, 0.99, Span.epochs(1), null))),
            Map.entry(
                    new WarmupStableDecay(),
                    List.of(
                            new WarmupStableDecay.Parameters(
                                    Span.epochs(10), 0.001, WarmupStableDecay.Shape.SQRT, Span.epochs(2), null),
                            new WarmupStableDecay.Parameters(
                                    Span.steps(400), 0, WarmupStableDecay.Shape.COSINE, NONE, null))),
            Map.entry(
                    new ReduceOnPlateau(),
                    List.of(
                            new ReduceOnPlateau.Parameters(
                                    0.5, 2, 1e-4, ReduceOnPlateau.ThresholdMode.REL, 1, 0.001, NONE, null),
                            new ReduceOnPlateau.Parameters(
                                    0.5, 0, 0.5, ReduceOnPlateau.ThresholdMode.ABS, 0, 0, Span.epochs(3), null))),
            Map.entry(
                    new Sequence(),
                    List.of(new Sequence.Parameters(List.of(
                            new Sequence.Stage(Choice.of("linear"), Span.epochs(3)),
                            new Sequence.Stage(
                                    Choice.of(
                                            "reduce_on_plateau",
                                            new ReduceOnPlateau.Parameters(
                                                    0.5,
                                                    1,
                                                    0,
                                                    ReduceOnPlateau.ThresholdMode.REL,
                                                    0,
                                                    0,
                                                    Span.steps(10),
                                                    null)),
                                    Span.steps(95)),
                            new Sequence.Stage(Choice.of("cosine"), null))))));

    @Test
    void thereIsASettingForEveryScheduleOfTheModule() {
        Map<String, SchedulePlugin<?>> tested = new TreeMap<>();
        SETTINGS.keySet().forEach(plugin -> tested.put(plugin.name(), plugin));

        List<SchedulePlugin<?>> all = Plugins.load().all(SchedulePlugin.class).stream()
                .<SchedulePlugin<?>>map(plugin -> plugin)
                .filter(plugin -> plugin.getClass().getPackage() == Sequence.class.getPackage())
                .toList();

        assertThat(all).extracting(plugin -> plugin.name()).containsExactlyElementsOf(tested.keySet());
        assertThat(all)
                .allSatisfy(plugin ->
                        assertThat(plugin.getClass().getAnnotation(Doc.class)).isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> everySettingKeepsTheContract() {
        return subjects()
                .map(subject -> dynamicTest(
                        subject.toString(),
                        () -> assertThat(Check.runAll(ScheduleChecks.all(), subject))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyPluginKeepsTheContractOfPlugins() {
        return SETTINGS.keySet().stream()
                .map(plugin -> dynamicTest(
                        plugin.name(),
                        () -> assertThat(Check.runAll(PluginChecks.all(), plugin))
                                .isEmpty()));
    }

    /** Interpreted too: a schedule is asked at every step from the first one on. */
    @Test
    void askingForARateAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        subjects().forEach(subject -> {
            Moving run = new Moving(subject.create(), 7, 30);
            double sum = run.next(0.1);
            // Behind the warm-up the views of a nested schedule are made, once.
            for (int i = 0; i < 100; i++) {
                sum += run.next(0.1);
            }
            // The virtual machine itself may allocate once in between, for a class or for the compiler.
            long bytes = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 20 && bytes > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 15; i++) {
                    sum += run.next(0.1);
                }
                bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(bytes).as(subject.toString()).isZero();
            assertThat(sum).isPositive();
        });
    }

    private static Stream<ScheduleSubject> subjects() {
        return SETTINGS.entrySet().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.getKey().defaults()), entry.getValue().stream())
                        .map(record -> new ScheduleSubject(entry.getKey(), record)));
    }
}
