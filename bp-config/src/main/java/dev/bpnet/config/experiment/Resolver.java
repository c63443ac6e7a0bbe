package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.config.experiment.TrainingConfig.EarlyStoppingConfig;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.optimize.DecoratedOptimizer;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.NetworkException;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.Problem;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.core.train.Evaluator;
import dev.bpnet.core.train.Goal;
import dev.bpnet.core.train.MisfitException;
import dev.bpnet.core.train.WholeFunction;
import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.prepare.RowRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The second stage of checking: holds a configuration against the columns of its data, and makes an {@link Experiment} of it
 * before anything is trained.
 */
public final class Resolver {
    private final Plugins plugins;

    /** Resolves choices of these plugins. */
    public Resolver(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Reads the data and settles what follows from it.
     *
     * @param config what was asked
     * @param name the experiment's name where the configuration gives none
     * @param folder the folder that paths in the configuration are relative to
     * @param rowsPerFile rows to read of each file; {@link Long#MAX_VALUE} for all
     * @throws dev.bpnet.data.DataException when files cannot be read or rows are wrong
     * @throws ResolutionException when the configuration does not fit the data
     */
    public Experiment resolve(ExperimentConfig config, String name, Path folder, long rowsPerFile) {
        List<Problem> problems = new ArrayList<>();
        checkKernels(config, problems);
        StartingModel model = start(config, folder, problems);
        PreparedData data = load(config, name, folder, rowsPerFile, model, problems);
        TargetInfo target = data.target();
        problems.addAll(WeightsCheck.problems(config.training().sampleWeight(), data.parts()));
        Choice<Loss> loss = Heads.loss(config, target);
        checkMetrics(config, target, loss, problems);
        checkEarlyStopping(config, data, loss, problems);
        Aim aim = aim(config, data, loss, model, problems);
        if (aim == null || !problems.isEmpty()) {
            throw new ResolutionException(problems);
        }
        Goal goal = aim.goal();
        return new Experiment(
                name,
                filledIn(config, name, loss, goal),
                plugins,
                data.preprocessing(),
                new NetworkSpec(goal.spec().inputs(), goal.spec().layers(), List.of()),
                aim.start(),
                goal,
                loss,
                data.parts(),
                notes(config.training(), data, rowsPerFile),
                data.files());
    }

    /** Those of the data, and what is hardly meant by the schedule. */
    private List<String> notes(TrainingConfig training, PreparedData data, long rowsPerFile) {
        List<String> notes = new ArrayList<>(data.notes());
        Choice<Schedule> schedule = training.schedule();
        if (schedule != null) {
            PlannedRun.doubts(plugins.schedule(schedule), training, data.parts(), rowsPerFile)
                    .forEach(doubt -> notes.add("training.schedule: " + doubt));
        }
        return notes;
    }

    /** What is to be trained, and what it starts from. */
    private record Aim(Goal goal, Experiment.@Nullable Start start) {}

    /** The model to start from; null where there is none, or it cannot be used. */
    private @Nullable StartingModel start(ExperimentConfig config, Path folder, List<Problem> problems) {
        StartFrom from = config.network().startFrom();
        try {
            return from == null ? null : StartingModel.read(from, folder, plugins);
        } catch (ResolutionException unusable) {
            problems.addAll(unusable.problems());
            return null;
        }
    }

    private void checkKernels(ExperimentConfig config, List<Problem> problems) {
        try {
            KernelSelection.select(config.runtime().kernels(), plugins.kernelsProviders());
        } catch (IllegalArgumentException unavailable) {
            problems.add(problem("runtime.kernels", unavailable.getMessage()));
        }
    }

    /** Loads the data. What is wrong with it because a setting is wrong is told at the setting. */
    private PreparedData load(
            ExperimentConfig config,
            String name,
            Path folder,
            long rowsPerFile,
            @Nullable StartingModel model,
            List<Problem> problems) {
        Path cache = Path.of("runs", name, "cache");
        try {
            return new DataLoader(plugins, config, folder, cache, rowsPerFile, model).load();
        } catch (DataException wrong) {
            List<DataProblem> ofData = new ArrayList<>();
            for (DataProblem problem : wrong.problems()) {
                String setting = problem.setting();
                if (setting == null) {
                    ofData.add(problem);
                } else {
                    problems.add(ofSetting(problem, setting));
                }
            }
            if (problems.isEmpty()) {
                throw wrong;
            }
            long total = wrong.total() - (wrong.problems().size() - ofData.size());
            throw new ResolutionException(problems, ofData.isEmpty() ? null : new DataException(ofData, total));
        } catch (ResolutionException misfit) {
            problems.addAll(misfit.problems());
            throw new ResolutionException(problems, misfit.data());
        }
    }

    private static Problem ofSetting(DataProblem problem, String setting) {
        List<String> hints = new ArrayList<>(problem.hints());
        hints.add("see " + problem.place());
        if (setting.equals(RowRoles.WEIGHT) || setting.equals(RowRoles.OFFSET)) {
            return new Problem("training." + setting, Problem.Target.VALUE, problem.statement(), hints);
        }
        if (!setting.startsWith("columns")) {
            return new Problem("data." + setting, Problem.Target.VALUE, problem.statement(), hints);
        }
        // The path names the column and, where it is the value of one, the setting.
        Problem.Target target = problem.column() == null ? Problem.Target.KEY : Problem.Target.VALUE;
        String key = setting.substring(setting.lastIndexOf('.') + 1) + ": ";
        String sentence = problem.sentence();
        return new Problem(
                "data." + setting,
                target,
                sentence.startsWith(key) ? sentence.substring(key.length()) : sentence,
                hints);
    }

    private @Nullable Aim aim(
            ExperimentConfig config,
            PreparedData data,
            Choice<Loss> loss,
            @Nullable StartingModel model,
            List<Problem> problems) {
        try {
            NetworkSpec spec = Heads.network(config, loss, data.target(), data.preprocessing(), plugins);
            Function<NetworkSpec, Goal> goals =
                    described -> Goal.of(described, loss, data.parts().train(), data.standardizesTarget(), plugins);
            StartingModel.@Nullable Begun begun =
                    model == null ? null : model.begin(spec, data.preprocessing(), goals, plugins);
            Goal goal = begun == null ? goals.apply(spec) : begun.goal();
            Graph graph = Graph.of(goal.spec(), plugins);
            checkMemory(config, graph, data, problems);
            checkOptimizer(config.training(), graph, data.parts().train().rows(), problems);
            return new Aim(goal, begun == null ? null : begun.start());
        } catch (ResolutionException unusable) {
            problems.addAll(unusable.problems());
        } catch (MisfitException misfit) {
            problems.add(problem(Heads.path(misfit), misfit.getMessage()));
        } catch (NetworkException wrong) {
            problems.add(problem(Heads.path(wrong.layer(), config.network()), wrong.sentence()));
        } catch (IllegalArgumentException wrong) {
            problems.add(problem("training.loss", wrong.getMessage()));
        }
        return null;
    }

    /** Parameters, gradients, kept weights and two slots of a chain or those of a minimizer, beside the workspace of a batch. */
    private void checkMemory(ExperimentConfig config, Graph graph, PreparedData data, List<Problem> problems) {
        int batch =
                Math.min(config.training().rowsPerStep(), data.parts().train().rows());
        long workspace = Plan.of(graph, Plan.Purpose.TRAIN, 1).size() * (long) Math.min(batch, 1024);
        long history = WholeFunction.floatsPerParameter(
                plugins.optimizer(config.training().optimizer()));
        long bytes = Float.BYTES * ((5L + history) * graph.layout().size() + workspace);
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            problems.add(new Problem(
                    "network",
                    Problem.Target.VALUE,
                    String.format(
                            Locale.ROOT,
                            "its %,d parameters need about %,d MB to train, the heap has %,d MB",
                            graph.layout().size(),
                            bytes >> 20,
                            heap >> 20),
                    List.of(
                            history == 0 ? "make it smaller" : "make it or the history_size of the optimizer smaller",
                            "or give more memory: BP_JAVA_OPTS=-Xmx" + ((bytes >> 30) + 2) + "g")));
        }
    }

    /** What of the optimizer only shows beside the parameters, or beside what surrounds it. */
    private void checkOptimizer(TrainingConfig training, Graph graph, int rows, List<Problem> problems) {
        Optimizer optimizer = plugins.optimizer(training.optimizer());
        TrainingConfig.Average average = training.average();
        if (optimizer.minimizer().isPresent()) {
            problems.addAll(new WholeFunction(
                            training.optimizer().name(),
                            training.rowsPerStep(),
                            training.accumulate(),
                            training.schedule() != null,
                            training.clip(),
                            average != null,
                            training.parameterGroups())
                    .problems(graph, rows));
        }
        try {
            DecoratedOptimizer.of(optimizer, training.clip(), average == null ? null : average.ema());
        } catch (IllegalArgumentException wrong) {
            problems.add(problem("training.average", wrong.getMessage()));
        }
        try {
            ParameterGroups.of(training.parameterGroups(), graph.layout(), optimizer.learningRate());
        } catch (ParameterGroups.GroupException wrong) {
            problems.add(new Problem(
                    "training.parameter_groups[" + wrong.group() + "]." + wrong.key(),
                    Problem.Target.VALUE,
                    String.valueOf(wrong.getMessage()),
                    wrong.hints()));
        } catch (IllegalArgumentException wrong) {
            problems.add(problem("training.parameter_groups", wrong.getMessage()));
        }
    }

    private static Problem problem(String path, @Nullable String sentence) {
        return new Problem(path, Problem.Target.VALUE, String.valueOf(sentence), List.of());
    }

    private void checkMetrics(ExperimentConfig config, TargetInfo target, Choice<Loss> loss, List<Problem> problems) {
        List<Choice<Metric>> metrics = config.training().metrics();
        for (int i = 0; i < metrics.size(); i++) {
            String wrong = wrong(metrics.get(i), target, loss);
            if (wrong != null) {
                problems.add(problem("training.metrics[" + i + "]", wrong));
            }
        }
    }

    private @Nullable String wrong(Choice<Metric> metric, TargetInfo target, Choice<Loss> loss) {
        MetricPlugin<?> plugin = plugins.find(MetricPlugin.class, metric.name());
        if (loss.parameters() instanceof WeightedSum.Parameters losses) {
            return wrongForAny(metric, plugin, target, losses);
        }
        if (!plugin.accepts().contains(target.kind())) {
            return String.format(
                    Locale.ROOT,
                    "the metric %s is not defined for this target, which is %s",
                    metric.name(),
                    Goal.describe(target));
        }
        if (plugin.needs() == MetricPlugin.Needs.PROBABILITY && givesScores(loss, target)) {
            return String.format(
                    Locale.ROOT,
                    "the metric %s needs probabilities, but with the loss %s predictions are scores",
                    metric.name(),
                    loss.name());
        }
        try {
            plugins.metric(metric, target);
            return null;
        } catch (IllegalArgumentException misfit) {
            return misfit.getMessage();
        }
    }

    /** Of several targets, those that a metric is not defined for do without it. */
    private @Nullable String wrongForAny(
            Choice<Metric> metric, MetricPlugin<?> plugin, TargetInfo target, WeightedSum.Parameters losses) {
        boolean fits = false;
        for (int i = 0; i < target.parts().size(); i++) {
            TargetInfo.Part part = target.parts().get(i);
            if (plugin.accepts().contains(part.target().kind())) {
                fits = true;
                String wrong = wrong(
                        metric,
                        part.target(),
                        WeightedSum.filled(losses, target).get(i).loss());
                if (wrong != null) {
                    return "for the head " + part.name() + ": " + wrong;
                }
            }
        }
        return fits ? null : String.format(Locale.ROOT, "the metric %s is not defined for any head", metric.name());
    }

    /** Whether a loss predicts scores; one that does not fit the target is told of elsewhere. */
    private boolean givesScores(Choice<Loss> loss, TargetInfo target) {
        try {
            return !plugins.loss(loss, target).probabilities();
        } catch (IllegalArgumentException misfit) {
            return false;
        }
    }

    private void checkEarlyStopping(
            ExperimentConfig config, PreparedData data, Choice<Loss> loss, List<Problem> problems) {
        EarlyStoppingConfig stopping = config.training().earlyStopping();
        if (stopping == null) {
            return;
        }
        String path = "training.early_stopping.metric";
        List<Choice<Metric>> fitting = config.training().metrics().stream()
                .filter(metric -> wrong(metric, data.target(), loss) == null)
                .toList();
        List<String> keys = Evaluator.watchable(fitting, data.target(), plugins);
        List<String> known = MetricName.watchable(keys, data.preprocessing());
        if (!known.contains(stopping.metric()) && !EarlyStopping.known(keys).contains(stopping.metric())) {
            problems.add(new Problem(
                    path,
                    Problem.Target.VALUE,
                    String.format(Locale.ROOT, "there is no figure named '%s' to watch", stopping.metric()),
                    Hints.forName(stopping.metric(), known)));
        } else if (data.parts().validation() == null && !stopping.metric().equals(known.getFirst())) {
            problems.add(new Problem(
                    path,
                    Problem.Target.VALUE,
                    String.format(Locale.ROOT, "%s cannot be watched: there are no validation rows", stopping.metric()),
                    List.of(
                            "give some: data: {validation: FILE}, or data: {split: {random: {validation: 0.2}}}",
                            "or watch train_loss")));
        }
    }

    /** The configuration with what was left to the data: what {@code resolved.yaml} shows. */
    private static ExperimentConfig filledIn(ExperimentConfig config, String name, Choice<Loss> loss, Goal goal) {
        NetworkConfig network = Heads.filledIn(config.network(), loss, goal);
        boolean one = network.heads().isEmpty();
        TrainingConfig training = one ? config.training().withLoss(loss) : config.training();
        return new ExperimentConfig(name, config.seed(), config.data(), network, training, config.runtime());
    }
}
