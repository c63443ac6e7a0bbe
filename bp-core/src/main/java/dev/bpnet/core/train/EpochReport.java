package dev.bpnet.core.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an epoch gave.
 *
 * @param epoch its number, 1 for the first
 * @param steps updates so far
 * @param rows training rows of the epoch
 * @param learningRate the rate of its last step
 * @param trainLoss the weighted mean of the rows' losses while training, in the target's own unit
 * @param validation metrics on the validation rows in evaluation mode; empty where there are none
 * @param best whether the weights after this epoch are the best so far
 */
public record EpochReport(
        int epoch,
        long steps,
        long rows,
        double learningRate,
        double trainLoss,
        Map<String, Double> validation,
        boolean best) {
    public EpochReport {
        validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    }
}
