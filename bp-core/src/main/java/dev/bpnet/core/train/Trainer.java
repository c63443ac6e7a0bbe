package dev.bpnet.core.train;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.optimize.WeightAverage;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network: whole runs with {@link #fit}, or one step at a time on rows of the caller's with {@link #step}. Same
 * network, data, settings and seed give the same bits for any number of threads and any kernels.
 *
 * <p>One thread drives a trainer; {@link #stop} may be called from any. Closing it ends its threads.
 */
public final class Trainer implements AutoCloseable {
    private final TrainerSettings settings;
    private volatile boolean stopRequested;
    private @Nullable TrainingRun run;

    private Trainer(TrainerSettings settings) {
        this.settings = settings;
    }

    /** Settings for training a described network from its first weights. */
    public static Builder builder(NetworkSpec network) {
        return new Builder(network, null);
    }

    /** Settings for training a network further from the weights it has. */
    public static Builder builder(Network network) {
        return new Builder(network.spec(), network).plugins(network.plugins());
    }

    /** Trains for the epochs set, without validation rows. */
    public TrainingReport fit(Dataset train) {
        return fit(train, null);
    }

    /**
     * Trains for the epochs set. With validation rows the weights of the best epoch are kept (by the metric of early
     * stopping, else by validation loss), without them those of the last.
     *
     * @throws IllegalArgumentException with a sentence when network, loss and data do not fit together
     */
    public TrainingReport fit(Dataset train, @Nullable Dataset validation) {
        return new Epochs(prepare(train), settings, () -> stopRequested).fit(train, validation);
    }

    /**
     * One update on all rows given.
     *
     * @return the weighted mean of their losses before the update, in the target's own unit
     */
    public double step(Dataset batch) {
        return prepare(batch).step(batch);
    }

    /** Metrics of the network as {@link #network()} gives it, in evaluation mode. */
    public Map<String, Double> evaluate(Dataset data) {
        return prepare(data).evaluateKept(data);
    }

    /** Prepares for such data without a step: the plan is made, memory taken, the first weights drawn. */
    public TrainingRun prepare(Dataset data) {
        TrainingRun current = run;
        if (current == null) {
            if (data.rows() == 0) {
                throw new IllegalArgumentException("there are no rows to train on");
            }
            current = start(data);
            run = current;
        }
        current.check(data);
        return current;
    }

    private TrainingRun start(Dataset data) {
        Team team = new Team(settings.threads());
        try {
            return new TrainingRun(settings, data, team);
        } catch (Throwable failure) {
            team.close();
            throw failure;
        }
    }

    /** The network with the weights that are kept. */
    public Network network() {
        TrainingRun current = run;
        if (current == null) {
            throw new IllegalStateException("nothing was trained yet: call fit or step first");
        }
        return current.network();
    }

    /** Asks a running {@link #fit} to end after the step it is in; a step of several passes over the rows is given up. */
    public void stop() {
        stopRequested = true;
    }

    @Override
    public void close() {
        TrainingRun current = run;
        if (current != null) {
            current.close();
        }
    }

    /** Collects settings; every one has a default. */
    public static final class Builder {
        private final NetworkSpec network;
        private final @Nullable Network start;
        private @Nullable Plugins plugins;
        private @Nullable Choice<Loss> loss;
        private @Nullable Choice<Optimizer> optimizer;
        private @Nullable Choice<Schedule> schedule;
        private @Nullable EarlyStopping earlyStopping;
        private @Nullable TargetInfo target;
        private final List<Choice<Metric>> metrics = new ArrayList<>();
        private final List<TrainingListener> listeners = new ArrayList<>();
        private int epochs = 100;
        private @Nullable Integer batchSize;
        private long seed;
        private int threads = Runtime.getRuntime().availableProcessors();
        private String kernels = KernelSelection.AUTO;
        private boolean standardizeTargets;
        private @Nullable Clip clip;
        private @Nullable WeightAverage average;
        private List<ParameterGroup> parameterGroups = List.of();
        private int accumulate = 1;
        private @Nullable Transfer transfer;

        private Builder(NetworkSpec network, @Nullable Network start) {
            this.network = network;
            this.start = start;
        }

        /** The plugins to find names in; without, all on the path of the current thread's class loader. */
        public Builder plugins(Plugins plugins) {
            this.plugins = plugins;
            return this;
        }

        /** The loss by name, with its defaults; without, the one that fits the target. */
        public Builder loss(String name) {
            return loss(Choice.of(name));
        }

        /** The loss. */
        public Builder loss(Choice<Loss> loss) {
            this.loss = loss;
            return this;
        }

        /** The optimizer; without, {@code adam} with its defaults. */
        public Builder optimizer(Choice<Optimizer> optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /** The learning rate over time; without, it stays. */
        public Builder schedule(Choice<Schedule> schedule) {
            this.schedule = schedule;
            return this;
        }

        /** How many times all rows are passed over; 100 without. */
        public Builder epochs(int epochs) {
            this.epochs = requirePositive("epochs", epochs);
            return this;
        }

        /**
         * Rows a step; without, 32, or all of them where the optimizer is one of the whole function. More than there are means all
         * of them: batch gradient descent.
         */
        public Builder batchSize(int batchSize) {
            this.batchSize = requirePositive("batch size", batchSize);
            return this;
        }

        /** What all random numbers depend on; 0 without. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Threads to use at most; without, one a processor. */
        public Builder threads(int threads) {
            this.threads = requirePositive("threads", threads);
            return this;
        }

        /** The kernels by name; {@code auto} without. */
        public Builder kernels(String kernels) {
            this.kernels = kernels;
            return this;
        }

        /** Metrics to report besides the standard ones of the target. */
        public Builder metrics(List<Choice<Metric>> metrics) {
            this.metrics.clear();
            this.metrics.addAll(metrics);
            return this;
        }

        /** Ends training when a metric stops improving. */
        public Builder earlyStopping(EarlyStopping earlyStopping) {
            this.earlyStopping = earlyStopping;
            return this;
        }

        /** Who hears of progress; may be called several times. */
        public Builder listener(TrainingListener listener) {
            listeners.add(listener);
            return this;
        }

        /** What the target is, where the first rows given do not tell (a first batch that lacks a class). */
        public Builder target(TargetInfo target) {
            this.target = target;
            return this;
        }

        /**
         * Whether number targets are trained in standard units (less their mean, over their standard deviation), where the
         * loss and a linear output allow it. Losses, metrics and predictions stay in the target's own unit. Off without.
         */
        public Builder standardizeTargets(boolean standardizeTargets) {
            this.standardizeTargets = standardizeTargets;
            return this;
        }

        /** Bounds on the gradient of a step. */
        public Builder clip(Clip clip) {
            this.clip = clip;
            return this;
        }

        /** A running average of the weights, with which one validates, saves and predicts. */
        public Builder average(WeightAverage average) {
            this.average = average;
            return this;
        }

        /** What is different for some parameters; the first group that matches counts. */
        public Builder parameterGroups(List<ParameterGroup> groups) {
            this.parameterGroups = List.copyOf(groups);
            return this;
        }

        /** How many batches a step goes over, with the bits of one batch of all their rows; 1 without. */
        public Builder accumulate(int batches) {
            this.accumulate = requirePositive("batches a step", batches);
            return this;
        }

        /**
         * Layers that start from another network instead of their initializers; which did, {@link TrainingRun#taken} tells.
         * Only the new output of a network for other classes is trained here:
         *
         * <pre>{@code
         * Trainer.builder(Network.of(4, dense(16, "tanh"), dense(2)))
         *         .startFrom(Transfer.from(trained))                               // layers[0] fits, layers[1] starts anew
         *         .parameterGroups(List.of(ParameterGroup.frozen("layers[0].*")))  // and layers[0] keeps its numbers
         *         .build();
         * }</pre>
         *
         * <p>Inputs have to be encoded as they were for the other network. Where its output is taken over and it was trained
         * in standard units of a number target, training goes on in these.
         */
        public Builder startFrom(Transfer transfer) {
            this.transfer = transfer;
            return this;
        }

        /** The trainer. */
        public Trainer build() {
            Plugins found = plugins == null ? Plugins.load() : plugins;
            return new Trainer(new TrainerSettings(
                    network,
                    start,
                    found,
                    loss,
                    optimizer == null ? Choice.of("adam") : optimizer,
                    schedule,
                    epochs,
                    batchSize,
                    seed,
                    threads,
                    kernels,
                    List.copyOf(metrics),
                    earlyStopping,
                    List.copyOf(listeners),
                    target,
                    standardizeTargets,
                    clip,
                    average,
                    parameterGroups,
                    accumulate,
                    transfer));
        }

        private static int requirePositive(String what, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s must be at least 1, not %d", what, value));
            }
            return value;
        }
    }
}
