package dev.bpnet.tck.check;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.core.plugins.ParameterSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the kit asks of a plugin, for a tool that knows no more of it than its class: with its defaults, on the scalar kernels.
 * What a test would declare is found instead: a place where the derivative jumps is left out, and of several kinds of targets or
 * inputs (any numbers, numbers above 0, shares, categories) those count on which the plugin keeps most promises.
 */
public final class Compliance {

    /**
     * One promise and whether it was kept.
     *
     * @param check the name of the check
     * @param promise what is promised, as a clause
     * @param findings where it is broken, each subject named; empty where it is kept
     */
    public record Result(String check, String promise, List<String> findings) {
        public Result {
            findings = List.copyOf(findings);
        }

        /** Whether nothing was found. */
        public boolean kept() {
            return findings.isEmpty();
        }
    }

    private final Map<String, Result> results = new LinkedHashMap<>();

    private Compliance() {}

    /**
     * Examines a plugin as every kind that it is; of a kind without a contract, and with defaults that are mere
     * placeholders from which nothing can be made, the general promises only.
     */
    public static List<Result> of(Plugin<?> plugin) {
        Compliance all = new Compliance();
        all.run(PluginChecks.all(), List.of(plugin));
        if (!all.kept(new DefaultsAreValid()) || !all.kept(new MakesSomething())) {
            return all.list(); // there is nothing that could be examined
        }
        Compliance kinds = Stream.of(numeric(plugin), onTargets(plugin)).reduce(new Compliance(), Compliance::and);
        boolean placeholders = !ParameterSchema.of(plugin).requiredKeys().isEmpty();
        if (placeholders && kinds.results.values().stream().noneMatch(Result::kept)) {
            return all.list(); // the placeholders of what a user has to give make nothing to be examined
        }
        return all.and(kinds).list();
    }

    private static Compliance numeric(Plugin<?> plugin) {
        Compliance all = new Compliance();
        if (plugin instanceof ActivationPlugin<?> p) {
            List<ActivationSubject> subjects = List.of(ActivationSubject.of(p));
            all.run(ActivationChecks.with(Jumps.FOUND), subjects);
            all.run(RowChecks.all(), subjects);
        }
        if (plugin instanceof OptimizerPlugin<?> p) {
            if (MinimizerSubject.minimizes(p)) {
                all.run(MinimizerChecks.all(), List.of(MinimizerSubject.of(p)));
            } else {
                all.run(OptimizerChecks.all(), List.of(OptimizerSubject.of(p)));
            }
        }
        if (plugin instanceof SchedulePlugin<?> p) {
            all.run(ScheduleChecks.all(), List.of(ScheduleSubject.of(p)));
        }
        if (plugin instanceof InitializerPlugin<?> p) {
            all.run(InitializerChecks.all(), List.of(InitializerSubject.of(p)));
        }
        if (plugin instanceof RegularizerPlugin<?> p) {
            all.run(RegularizerChecks.all(), List.of(RegularizerSubject.of(p)));
        }
        if (plugin instanceof ConstraintPlugin<?> p) {
            all.run(ConstraintChecks.all(), List.of(ConstraintSubject.of(p)));
        }
        return all;
    }

    private static Compliance onTargets(Plugin<?> plugin) {
        Compliance all = new Compliance();
        if (plugin instanceof LossPlugin<?> p) {
            all = all.and(best(TargetNumbers.kinds(), numbers -> {
                List<LossSubject> subjects = LossSubject.of(p, numbers);
                Compliance one = new Compliance();
                one.run(LossChecks.with(Jumps.FOUND), subjects);
                one.run(RowChecks.all(), subjects);
                return one;
            }));
        }
        if (plugin instanceof MetricPlugin<?> p) {
            all = all.and(best(TargetNumbers.kinds(), numbers -> {
                Compliance one = new Compliance();
                one.run(MetricChecks.all(), MetricSubject.of(p, numbers));
                return one;
            }));
        }
        if (plugin instanceof LayerPlugin<?> p) {
            all = all.and(best(LayerInputs.kinds(), inputs -> {
                List<LayerSubject> subjects = LayerSubject.of(p, inputs);
                Compliance one = new Compliance();
                one.run(LayerChecks.with(Jumps.FOUND), subjects);
                one.run(RowChecks.all(), subjects);
                return one;
            }));
        }
        return all;
    }

    /** The first on which the most promises are kept. */
    private static <T> Compliance best(List<T> candidates, java.util.function.Function<T, Compliance> examine) {
        List<Compliance> tried = new ArrayList<>();
        for (T candidate : candidates) {
            Compliance one = examine.apply(candidate);
            if (one.broken() == 0) {
                return one;
            }
            tried.add(one);
        }
        return tried.stream().min(Comparator.comparingLong(Compliance::broken)).orElseThrow();
    }

    private <S> void run(List<? extends Check<? super S>> checks, List<? extends S> subjects) {
        checks.forEach(check -> examine(check, subjects));
    }

    private <T> void examine(Check<T> check, List<? extends T> subjects) {
        List<String> findings = new ArrayList<>();
        for (T subject : subjects) {
            for (Finding finding : check.run(subject)) {
                String where = subject instanceof Plugin<?> ? "" : subject + ": ";
                findings.add(where + finding.sentence());
            }
        }
        results.merge(check.name(), new Result(check.name(), check.promise(), findings), Compliance::merge);
    }

    private static Result merge(Result one, Result other) {
        List<String> findings = new ArrayList<>(one.findings());
        findings.addAll(other.findings());
        return new Result(one.check(), one.promise(), findings);
    }

    private Compliance and(Compliance other) {
        other.results.forEach((check, result) -> results.merge(check, result, Compliance::merge));
        return this;
    }

    private boolean kept(Check<?> check) {
        Result result = results.get(check.name());
        return result != null && result.kept();
    }

    private long broken() {
        return results.values().stream().filter(result -> !result.kept()).count();
    }

    private List<Result> list() {
        return List.copyOf(results.values());
    }
}
