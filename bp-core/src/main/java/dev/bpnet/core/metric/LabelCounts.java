package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.core.loss.ClassIndex;

/** For each of several labels the weight of the rows that have it, are said to have it (above 0.5), and both. */
final class LabelCounts extends ClassCounts {

    LabelCounts(int labels) {
        super(labels);
    }

    @Override
    boolean add(EvaluatedRows rows, int i, double weight) {
        boolean known = true;
        for (int j = 0; j < right.length; j++) {
            int y = ClassIndex.of(rows.targets().get(i, j), 2);
            float score = rows.predictions().get(i, j);
            known &= y != ClassIndex.NONE && !Float.isNaN(score);
            boolean guess = score > 0.5f;
            actual[j] += y == 1 ? weight : 0;
            predicted[j] += guess ? weight : 0;
            right[j] += y == 1 && guess ? weight : 0;
        }
        return known;
    }
}
