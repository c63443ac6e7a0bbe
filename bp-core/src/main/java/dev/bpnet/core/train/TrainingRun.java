package dev.bpnet.core.train;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.loss.StandardLoss;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.DecoratedOptimizer;
import dev.bpnet.core.optimize.MinimizerRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.optimize.Penalties;
import dev.bpnet.core.optimize.Regulated;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A network in training: its arrays, plan, optimizer state and clock. */
public final class TrainingRun implements Clock {
    /** The rows of a workspace take at most this many floats; larger batches run in chunks, with the same bits. */
    private static final long WORKSPACE_FLOATS = 64L << 20;

    private final TrainerSettings settings;
    private final Goal goal;
    private final Graph graph;
    private final float[] parameters;
    private final float[] buffers;
    private final float[] kept;
    private final float[] keptBuffers;
    private final KernelSelection kernels;
    private final Team team;
    private final Workspace workspace;
    private final ChainRun chain;
    private final StepEngine engine;
    private final @Nullable Minimization minimization;
    private final Evaluator evaluator;
    private final Evaluator keptEvaluator;
    private final Optimizer optimizer;
    private final @Nullable Schedule schedule;
    private final float[] evaluated;
    private final ScheduleState scheduleState;
    private double learningRate;
    private long step;
    private long epoch;
    private long stepsPerEpoch = 1;
    private final RowWeights rowWeights = new RowWeights();
    private int[] allRows = {};
    /** Whether the weights to keep are simply the present ones, so that single steps copy nothing. */
    private boolean keepsPresent = true;

    TrainingRun(TrainerSettings settings, Dataset data, Team team) {
        this.settings = settings;
        this.goal = goal(settings, data);
        Network start = start(settings, goal);
        this.graph = start.graph();
        checkWidths(data);
        this.parameters = start.parameters();
        this.buffers = start.buffers();
        this.kernels =
                KernelSelection.select(settings.kernels(), settings.plugins().kernelsProviders());
        this.optimizer = DecoratedOptimizer.of(
                Regulated.of(settings.plugins().optimizer(settings.optimizer()), graph.regulations()),
                settings.clip(),
                settings.average());
        WholeFunction.check(settings, optimizer, graph, data.rows());
        int rows = rowsPerStep(data.rows());
        this.team = team;
        float[] gradients = new float[parameters.length];
        Arenas arenas = Arenas.of(parameters, gradients, buffers);
        this.workspace = new Workspace(
                Plan.of(graph, Plan.Purpose.TRAIN, capacity(graph, rows)), arenas, kernels.kernels(), settings.seed());
        ParameterGroups groups =
                ParameterGroups.of(settings.parameterGroups(), graph.layout(), optimizer.learningRate());
        this.schedule = settings.schedule() == null ? null : settings.plugins().schedule(settings.schedule());
        this.scheduleState = new ScheduleState(schedule);
        this.chain = new ChainRun(
                optimizer, graph.layout(), parameters, gradients, kernels.kernels(), () -> learningRate, groups);
        this.engine = new StepEngine(workspace, goal, team, chain);
        this.minimization = minimization(groups, arenas, gradients, data);
        this.evaluated = chain.evaluationWeights().orElse(parameters);
        this.kept = parameters.clone();
        this.keptBuffers = buffers.clone();
        this.evaluator = evaluator(Arenas.of(evaluated, buffers));
        this.keptEvaluator = evaluator(Arenas.of(kept, keptBuffers));
    }

    private @Nullable Minimization minimization(
            ParameterGroups groups, Arenas arenas, float[] gradients, Dataset data) {
        Minimizer minimizer = optimizer.minimizer().orElse(null);
        if (minimizer == null) {
            return null;
        }
        Penalties penalties = Penalties.of(minimizer, graph.layout(), graph.regulations(), groups, kernels.kernels());
        return new Minimization(
                new MinimizerRun(minimizer, optimizer.learningRate(), parameters, kernels.kernels()),
                new FullBatchObjective(engine, penalties, arenas, gradients, data),
                parameters);
    }

    private static Goal goal(TrainerSettings settings, Dataset data) {
        Dataset described = settings.target() == null ? data : new Described(data, settings.target());
        Transfer transfer = settings.transfer();
        return Goal.of(
                transfer == null ? settings.network() : transfer.inItsUnit(settings.network(), settings.plugins()),
                settings.loss(),
                described,
                settings.standardizeTargets(),
                settings.plugins());
    }

    private static Network start(TrainerSettings settings, Goal goal) {
        Network start = settings.start();
        Network network = start == null
                ? Network.initialize(goal.spec(), settings.plugins(), settings.seed())
                : Network.of(goal.spec(), settings.plugins(), start.parameters(), start.buffers());
        Transfer transfer = settings.transfer();
        return transfer == null ? network : transfer.into(network);
    }

    private Evaluator evaluator(Arenas arenas) {
        EarlyStopping stopping = settings.earlyStopping();
        AskedFigures asked =
                new AskedFigures(settings.metrics(), stopping == null ? null : stopping.validationFigure());
        return new Evaluator(graph, arenas, goal, asked, settings.plugins(), kernels.kernels(), team);
    }

    /** The rows that fit: all of a batch, unless that takes more than the workspace's bound. */
    static int capacity(Graph graph, int rows) {
        return (int) Math.max(1, Math.min(rows, WORKSPACE_FLOATS / Plan.floatsPerRow(graph, Plan.Purpose.TRAIN)));
    }

    private void checkWidths(Dataset data) {
        if (data.inputs() != graph.inputs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a row has %d values, the network takes %d", data.inputs(), graph.inputs()));
        }
        if (graph.outputs() != goal.loss().outputs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the last layer has %d outputs; the loss %s needs %d for this target",
                    graph.outputs(),
                    settings.loss() == null
                            ? StandardLoss.of(goal.target()).name()
                            : settings.loss().name(),
                    goal.loss().outputs()));
        }
    }

    void check(Dataset data) {
        TargetInfo target = goal.target();
        if (data.inputs() != graph.inputs() || data.target().columns() != target.columns()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "rows of %d values and %d targets do not fit a network of %d and %d",
                    data.inputs(),
                    data.target().columns(),
                    graph.inputs(),
                    target.columns()));
        }
        SameClasses.check(data.target(), target);
    }

    /** What it is trained for. */
    public Goal goal() {
        return goal;
    }

    /** The layers and their layout. */
    public Graph graph() {
        return graph;
    }

    /** Which layers started from another network; empty where all are its own. */
    public Optional<Transfer.Taken> taken() {
        return Optional.ofNullable(settings.transfer()).map(transfer -> transfer.taken(graph));
    }

    /** The kernels in use and why. */
    public KernelSelection kernels() {
        return kernels;
    }

    /** The plan of a step. */
    public Plan plan() {
        return workspace.plan();
    }

    double step(Dataset batch) {
        if (allRows.length != batch.rows()) {
            allRows = new int[batch.rows()];
            java.util.Arrays.setAll(allRows, i -> i);
        }
        double[] weights = rowWeights.next(batch, goal.loss());
        begin(() -> false);
        double loss = update(batch, weights, allRows, 0, batch.rows());
        keepsPresent = true;
        return loss / RowWeights.sum(weights, batch.rows());
    }

    /** One update on {@code order[from, to)}; returns the weighted sum of losses. */
    double update(Dataset data, double[] weights, int[] order, int from, int to) {
        learningRate = schedule == null
                ? optimizer.learningRate()
                : schedule.rate(optimizer.learningRate(), this, scheduleState);
        Minimization whole = minimization;
        double loss = whole == null
                ? engine.step(data, weights, order, from, to, step + 1)
                : whole.step(data, weights, order, step + 1);
        if (!brokenOff()) {
            step++;
        }
        return loss;
    }

    /** The rows of a step out of so many. */
    int rowsPerStep(int rows) {
        return settings.rowsPerStep(rows, optimizer.minimizer().isPresent());
    }

    /** Steps on these rows begin. */
    void begin(BooleanSupplier stopRequested) {
        if (minimization != null) {
            minimization.begin(stopRequested);
        }
    }

    /** Whether the last step was given up because training is to stop; then nothing has changed. */
    boolean brokenOff() {
        return minimization != null && minimization.brokenOff();
    }

    /** Whether the order of the rows is drawn anew in every epoch. */
    boolean shuffles() {
        return minimization == null;
    }

    /** What the minimizer tells; null where there is none. */
    TrainingReport.@Nullable Minimized minimized() {
        return minimization == null ? null : minimization.report();
    }

    /** Takes the present weights as the ones to keep. */
    void keep() {
        keepsPresent = false;
        System.arraycopy(evaluated, 0, kept, 0, kept.length);
        System.arraycopy(buffers, 0, keptBuffers, 0, keptBuffers.length);
    }

    void beginEpoch(long epoch, long stepsPerEpoch) {
        this.epoch = epoch;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    void observe(double lessIsBetter) {
        if (schedule != null) {
            schedule.observe(lessIsBetter, scheduleState);
        }
    }

    double learningRate() {
        return learningRate;
    }

    Map<String, Double> evaluate(Dataset data) {
        return evaluator.evaluate(data);
    }

    Map<String, Double> evaluateKept(Dataset data) {
        return keepsPresent ? evaluator.evaluate(data) : keptEvaluator.evaluate(data);
    }

    boolean higherIsBetter(String metric) {
        return evaluator.higherIsBetter(metric);
    }

    List<String> metricNames() {
        return evaluator.names();
    }

    /** Where a step on these rows left the finite numbers. */
    Divergence divergence(int epochNumber, double loss, Dataset data, int[] order, int from, int to) {
        BadRow bad = BadRow.find(data, order, from, to);
        String layer = workspace.firstNonFiniteLayer();
        String where = bad != null ? "input" : layer == null ? "loss" : layer;
        String cause = bad != null
                ? String.format(
                        Locale.ROOT,
                        "%s of row %d (from 0) of the training data is not finite",
                        bad.target() ? "the target" : "an input",
                        bad.row())
                : layer == null
                        ? "only the loss itself is not finite; "
                                + (minimization == null
                                        ? "a smaller learning rate helps"
                                        : "smaller first weights help")
                        : String.format(
                                Locale.ROOT,
                                "the output of %s is not finite; %s",
                                layer,
                                minimization == null
                                        ? "a smaller learning rate or clipping helps"
                                        : "smaller first weights help");
        return new Divergence(
                epochNumber,
                step,
                where,
                String.format(Locale.ROOT, "the loss is %s in epoch %d, step %d: %s", loss, epochNumber, step, cause));
    }

    /** What is wrong with the weights after an epoch, or with what they give on validation rows; null where all is finite. */
    @Nullable Divergence divergenceAfter(int epochNumber, Map<String, Double> validation) {
        String sentence = null;
        String layer = "loss";
        for (Parameter p : graph.layout().parameters()) {
            for (int i = p.offset(); i < p.end() && sentence == null; i++) {
                if (!Float.isFinite(evaluated[i])) {
                    layer = p.name();
                    sentence = String.format(
                            Locale.ROOT,
                            "%s holds a weight that is not finite after epoch %d, step %d; a smaller learning rate helps",
                            layer,
                            epochNumber,
                            step);
                }
            }
        }
        Double loss = validation.get("loss");
        if (sentence == null && loss != null && !Double.isFinite(loss)) {
            sentence = String.format(
                    Locale.ROOT,
                    "the validation loss is %s after epoch %d, step %d; a smaller learning rate helps",
                    loss,
                    epochNumber,
                    step);
        }
        return sentence == null ? null : new Divergence(epochNumber, step, layer, sentence);
    }

    Network network() {
        return keepsPresent
                ? Network.of(graph.spec(), settings.plugins(), evaluated, buffers)
                : Network.of(graph.spec(), settings.plugins(), kept, keptBuffers);
    }

    void close() {
        team.close();
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    @Override
    public long epochs() {
        return settings.epochs();
    }
}
