package dev.bpnet.core.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends training when a metric has not improved for some epochs.
 *
 * @param metric {@code validation_loss}, {@code validation_accuracy}, ..., or {@code train_loss}
 * @param patience epochs without an improvement that end the run
 * @param minDelta the least change that counts as an improvement
 */
public record EarlyStopping(String metric, int patience, double minDelta) {
    /** The figure that is there without validation rows. */
    static final String TRAIN_LOSS = "train_loss";

    /** What the name of a figure of the validation rows begins with. */
    static final String VALIDATION = "validation_";

    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience is at least 1 epoch, not " + patience);
        }
        if (!(minDelta >= 0)) {
            throw new IllegalArgumentException("the least improvement is 0 or more, not " + minDelta);
        }
    }

    /** The figures it can watch, where these metrics are computed on validation rows. */
    public static List<String> known(List<String> metrics) {
        List<String> known = new ArrayList<>();
        known.add(TRAIN_LOSS);
        metrics.forEach(metric -> known.add(VALIDATION + metric));
        return List.copyOf(known);
    }

    /** The key of the figure of the validation rows that it watches; null where it watches the training loss. */
    @Nullable String validationFigure() {
        return needsValidation() ? metric.substring(VALIDATION.length()) : null;
    }

    /** Whether what it watches needs validation rows. */
    public boolean needsValidation() {
        return metric.startsWith(VALIDATION);
    }
}
