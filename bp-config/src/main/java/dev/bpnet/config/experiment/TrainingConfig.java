package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.optimize.WeightAverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param loss the loss; null is the one that fits the target
 * @param optimizer the optimizer
 * @param schedule the learning rate over time; null keeps it
 * @param epochs passes over the training rows
 * @param batchSize rows a step; null is what suits the optimizer
 * @param earlyStopping when to end before the epochs are done; null never
 * @param metrics figures to report besides the standard ones
 * @param sampleWeight the column that says how much a row counts; null where all count alike
 * @param offset the column that is added to the output before the link; null where there is none
 * @param classWeights how much rows of each class count; null where all count alike
 * @param clip bounds on the gradient
 * @param accumulate batches a step goes over
 * @param average which weights are validated and saved; null for those that are trained
 * @param parameterGroups what is different for some parameters
 */
public record TrainingConfig(
        @Doc("the loss; left out, the one that fits the target") @Nullable Choice<Loss> loss,

        @Doc("the optimizer") Choice<Optimizer> optimizer,

        @Doc("the learning rate over time; left out, it stays") @Nullable Choice<Schedule> schedule,

        @Range(min = 1) @Doc("passes over the training rows")
        int epochs,

        @Doc(
                "rows a step: a whole number, or full for batch gradient descent; left out, 32, or full for lbfgs and its kin")
        @Nullable BatchSize batchSize,

        @Doc("ends training when a metric stops improving") @Nullable EarlyStoppingConfig earlyStopping,

        @Doc("metrics to report besides the standard ones of the target")
        List<Choice<Metric>> metrics,

        @Doc("the column that says how much a row counts, a number of 0 or more; left out, all rows count alike")
        @Nullable String sampleWeight,

        @Doc("the column that is added to the output before the link, such as the logarithm of an exposure for a count")
        @Nullable String offset,

        @Doc("how much rows of each class count: balanced, or a number a label") @Nullable ClassWeights classWeights,

        @Doc("bounds on the gradient before the optimizer sees it")
        Clip clip,

        @Range(min = 1) @Doc("batches that a step goes over, with the bits of one batch of all their rows")
        int accumulate,

        @Doc("an average of the weights to validate, save and predict with") @Nullable Average average,

        @Doc("what is different for some parameters; the first group that matches counts")
        List<ParameterGroup> parameterGroups) {

    /** Rows a step, {@link Integer#MAX_VALUE} for all. */
    public int rowsPerStep() {
        BatchSize size = batchSize;
        return size == null ? BatchSize.DEFAULT.rows() : size.rows();
    }

    /** The same with what batch size suits an optimizer, where none is said. */
    TrainingConfig withBatchSizeFor(Optimizer made) {
        BatchSize suits = made.minimizer().isPresent() ? BatchSize.FULL : BatchSize.DEFAULT;
        return with(loss, batchSize == null ? suits : batchSize);
    }

    /** The same with a loss. */
    TrainingConfig withLoss(Choice<Loss> newLoss) {
        return with(newLoss, batchSize);
    }

    private TrainingConfig with(@Nullable Choice<Loss> newLoss, @Nullable BatchSize newBatchSize) {
        return new TrainingConfig(
                newLoss,
                optimizer,
                schedule,
                epochs,
                newBatchSize,
                earlyStopping,
                metrics,
                sampleWeight,
                offset,
                classWeights,
                clip,
                accumulate,
                average,
                parameterGroups);
    }

    /**
     * Averages of weights.
     *
     * @param ema a running average
     */
    public record Average(
            @Doc("a running average after each step") WeightAverage ema) {
        /** The running average with its defaults. */
        public static Average defaults() {
            return new Average(WeightAverage.defaults());
        }
    }

    /** Adam, 100 epochs in batches of 32. */
    public static TrainingConfig defaults() {
        return new TrainingConfig(
                null,
                Choice.of("adam"),
                null,
                100,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Clip.defaults(),
                1,
                null,
                List.of());
    }

    /**
     * When training ends early.
     *
     * @param metric what is watched
     * @param patience epochs without an improvement that end it
     * @param minDelta the least change that counts
     */
    public record EarlyStoppingConfig(
            @Doc("the figure watched: train_loss, or validation_ and the name of a metric")
            String metric,

            @Required @Range(min = 1) @Doc("epochs without an improvement that end training")
            int patience,

            @Range(min = 0) @Doc("the least change that counts as an improvement")
            double minDelta) {

        /** Watches the validation loss. */
        public static EarlyStoppingConfig defaults() {
            return new EarlyStoppingConfig("validation_loss", 10, 0);
        }
    }
}
