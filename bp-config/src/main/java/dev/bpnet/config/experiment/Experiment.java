package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.config.experiment.TrainingConfig.EarlyStoppingConfig;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.core.train.Evaluator;
import dev.bpnet.core.train.Goal;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.read.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration held against its data: everything is known, nothing is trained yet.
 *
 * @param name its name
 * @param config what was asked, with what follows from the data filled in
 * @param plugins the plugins it uses
 * @param preprocessing what was learnt of the training rows about encoding rows
 * @param network the network, its width settled by data and target
 * @param start the model that the network starts from; null where there is none
 * @param goal loss and target, and the network with its head
 * @param loss the loss
 * @param data the rows
 * @param notes what a person may want to know or change, a sentence each
 * @param files the files read
 */
public record Experiment(
        String name,
        ExperimentConfig config,
        Plugins plugins,
        FittedPreprocessing preprocessing,
        NetworkSpec network,
        @Nullable Start start,
        Goal goal,
        Choice<Loss> loss,
        Parts data,
        List<String> notes,
        List<Fingerprint> files) {

    public Experiment {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /**
     * The rows by what they are for.
     *
     * @param train to train on
     * @param validation to choose the best epoch by; null where there are none
     * @param test to judge the result by; null where there are none
     */
    public record Parts(
            Dataset train,
            @Nullable Dataset validation,
            @Nullable Dataset test) {}

    /**
     * A model that the network starts from.
     *
     * @param file the file, which tells this model from every other
     * @param transfer what is taken over
     * @param taken the layers that are, and those that start anew
     */
    public record Start(Fingerprint file, Transfer transfer, Transfer.Taken taken) {}

    /** The network before the first step. */
    public Network begun() {
        Network fresh = Network.initialize(goal.spec(), plugins, config.seed());
        Start from = start;
        return from == null ? fresh : from.transfer().into(fresh);
    }

    /** A trainer's settings as the configuration has them; listeners may be added. */
    public Trainer.Builder trainer() {
        TrainingConfig training = config.training();
        Trainer.Builder builder = Trainer.builder(network)
                .plugins(plugins)
                .loss(loss)
                .optimizer(training.optimizer())
                .epochs(training.epochs())
                .batchSize(training.rowsPerStep())
                .seed(config.seed())
                .threads(config.runtime().threads().resolve())
                .kernels(config.runtime().kernels())
                .metrics(training.metrics())
                .standardizeTargets(goal.scaling() != null)
                .clip(training.clip())
                .accumulate(training.accumulate())
                .parameterGroups(training.parameterGroups());
        Start from = start;
        if (from != null) {
            builder.startFrom(from.transfer());
        }
        TrainingConfig.Average average = training.average();
        if (average != null) {
            builder.average(average.ema());
        }
        Choice<Schedule> schedule = training.schedule();
        if (schedule != null) {
            builder.schedule(schedule);
        }
        EarlyStoppingConfig stopping = training.earlyStopping();
        if (stopping != null) {
            List<String> figures = Evaluator.watchable(training.metrics(), goal.target(), plugins);
            String watched = MetricName.watched(stopping.metric(), figures, preprocessing);
            builder.earlyStopping(new EarlyStopping(watched, stopping.patience(), stopping.minDelta()));
        }
        return builder;
    }

    /** The names of the targets, as the user has them. */
    public List<String> targets() {
        return preprocessing.targets().stream().map(target -> target.name()).toList();
    }
}
