package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.core.loss.ClassIndex;

/**
 * How many of its several labels are wrong in a row, each said to be there above 0.5; those that are missing do not count.
 *
 * @param labels how many there are
 * @param missing whether a target that is NaN is missing
 * @param subset whether it is the share of rows without a wrong one; else the share of labels that are wrong
 */
record WrongLabels(int labels, boolean missing, boolean subset) implements Metric {
    @Override
    public boolean higherIsBetter() {
        return subset;
    }

    @Override
    public Accumulator start() {
        return new Share(this, new WeightedMean());
    }

    private record Share(WrongLabels metric, WeightedMean mean) implements Accumulator {
        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                if (rows.weight(i) != 0) {
                    add(rows, i, rows.weight(i));
                }
            }
        }

        private void add(EvaluatedRows rows, int i, double weight) {
            int known = 0;
            double wrong = 0;
            for (int j = 0; j < metric.labels; j++) {
                float target = rows.targets().get(i, j);
                if (metric.missing && Float.isNaN(target)) {
                    continue;
                }
                float score = rows.predictions().get(i, j);
                int y = ClassIndex.of(target, 2);
                boolean defined = y != ClassIndex.NONE && !Float.isNaN(score);
                wrong += !defined ? Double.NaN : (score > 0.5f ? 1 : 0) == y ? 0 : 1;
                known++;
            }
            if (metric.subset && known > 0) {
                mean.add(weight, Double.isNaN(wrong) ? wrong : wrong == 0 ? 1 : 0);
            } else if (known > 0) {
                mean.add(weight * known, wrong / known);
            }
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
