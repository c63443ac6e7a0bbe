package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.core.loss.ClassIndex;

/** For each class the weight of the rows that are of it, are taken for it, and both. */
class ClassCounts {
    final double[] right;
    final double[] actual;
    final double[] predicted;
    private boolean any;
    private boolean unknown;

    ClassCounts(int classes) {
        right = new double[classes];
        actual = new double[classes];
        predicted = new double[classes];
    }

    /** Takes rows; those of weight 0 do not count. */
    final void add(EvaluatedRows rows) {
        for (int i = 0; i < rows.count(); i++) {
            double weight = rows.weight(i);
            if (weight != 0) {
                any = true;
                unknown |= !add(rows, i, weight);
            }
        }
    }

    /** Takes a row; false where its target or prediction is of no class. */
    boolean add(EvaluatedRows rows, int i, double weight) {
        int y = ClassIndex.of(rows.targets().get(i, 0), right.length);
        int guess = PredictedClass.of(rows.predictions(), i);
        if (y == ClassIndex.NONE || guess == ClassIndex.NONE) {
            return false;
        }
        actual[y] += weight;
        predicted[guess] += weight;
        if (y == guess) {
            right[y] += weight;
        }
        return true;
    }

    /** Whether there were rows, all of them with a class. */
    final boolean defined() {
        return any && !unknown;
    }
}
