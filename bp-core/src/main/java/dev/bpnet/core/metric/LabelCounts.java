package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.core.loss.ClassIndex;

/**
 * For each of several labels the weight of the rows that have it, are said to have it (above 0.5), and both; and the weighted
 * mean of the figure that each row has over its labels. Labels that are missing do not count.
 */
final class LabelCounts extends ClassCounts {
    private final boolean missing;
    private final ClassFigure figure;
    private final WeightedMean samples = new WeightedMean();

    LabelCounts(int labels, boolean missing, ClassFigure figure) {
        super(labels);
        this.missing = missing;
        this.figure = figure;
    }

    @Override
    boolean add(EvaluatedRows rows, int i, double weight) {
        boolean known = true;
        int has = 0;
        int said = 0;
        int both = 0;
        int labels = 0;
        for (int j = 0; j < right.length; j++) {
            float target = rows.targets().get(i, j);
            if (missing && Float.isNaN(target)) {
                continue;
            }
            int y = ClassIndex.of(target, 2);
            float score = rows.predictions().get(i, j);
            known &= y != ClassIndex.NONE && !Float.isNaN(score);
            int guess = score > 0.5f ? 1 : 0;
            actual[j] += y == 1 ? weight : 0;
            predicted[j] += guess == 1 ? weight : 0;
            right[j] += y == 1 && guess == 1 ? weight : 0;
            labels++;
            has += y == 1 ? 1 : 0;
            said += guess;
            both += y == 1 ? guess : 0;
        }
        if (labels > 0) {
            samples.add(weight, figure.of(both, has, said));
        }
        return known;
    }

    /** The mean over rows; NaN where there are none. */
    double samples() {
        return samples.value();
    }
}
