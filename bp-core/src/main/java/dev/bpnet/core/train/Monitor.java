package dev.bpnet.core.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figure that decides which epoch is best, turned so that less is better.
 *
 * @param metric its key among the validation metrics; null for the training loss
 * @param higherIsBetter whether it is turned
 * @param picksBest whether the best epoch's weights are kept rather than the last one's
 */
record Monitor(@Nullable String metric, boolean higherIsBetter, boolean picksBest) {
    /** The metric of early stopping; else the validation loss; else the training loss, which picks nothing. */
    static Monitor of(@Nullable EarlyStopping stopping, boolean hasValidation, TrainingRun run) {
        if (stopping == null) {
            return new Monitor(hasValidation ? "loss" : null, false, hasValidation);
        }
        String name = stopping.metric();
        if (name.equals(EarlyStopping.TRAIN_LOSS)) {
            return new Monitor(null, false, true);
        }
        List<String> known = EarlyStopping.known(run.metricNames());
        if (!known.contains(name)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "early stopping watches '%s', which is not computed; known: %s",
                    name,
                    String.join(", ", known)));
        }
        if (!hasValidation) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "early stopping watches %s, but there are no validation rows", name));
        }
        String metric = name.substring(EarlyStopping.VALIDATION.length());
        return new Monitor(metric, run.higherIsBetter(metric), true);
    }

    /**
     * The figure of an epoch.
     *
     * @throws IllegalArgumentException when it is not defined on the validation rows, such as auc where one class is missing
     */
    double lessIsBetter(double trainLoss, Map<String, Double> validation) {
        double value = metric == null ? trainLoss : validation.getOrDefault(metric, Double.NaN);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(EarlyStopping.VALIDATION + metric
                    + " cannot be watched: it is not defined on these validation rows");
        }
        return higherIsBetter ? -value : value;
    }
}
