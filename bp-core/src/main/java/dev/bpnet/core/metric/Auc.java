package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Arrays;
import java.util.Set;

/**
 * The area under the ROC curve for two classes: the probability that a row of class 1 scores higher than one of class 0, ties
 * counted half; {@code Σ w_i w_j ([s_i > s_j] + ½[s_i = s_j]) / (Σ w_i Σ w_j)} over all pairs of i in class 1 and j in class 0.
 * Exact: all scores are kept and sorted, 16 bytes a row, no thresholds. NaN while one of the classes is missing.
 */
@Doc(
        value =
                "The probability that a row of the positive class scores higher than one of the other; ties count half.",
        formula = "Σ ([s_i > s_j] + ½[s_i = s_j]) / (n₁·n₀)",
        source = "Hanley, McNeil: The meaning and use of the area under a ROC curve, 1982")
public final class Auc implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public Auc() {}

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY);
    }

    @Override
    public Needs needs() {
        return Needs.SCORE;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new Of();
    }

    private static final class Of implements Metric {
        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public Accumulator start() {
            return new Scores();
        }
    }

    private static final class Scores implements Metric.Accumulator {
        /** The score in the upper half, as bits that sort like it; the row in the lower half. */
        private long[] keys = new long[1024];
        /** The weight of a row of class 1, or minus the weight of one of class 0. */
        private double[] signedWeights = new double[1024];

        private int rows;
        private boolean unknown;

        @Override
        public void add(EvaluatedRows block) {
            int column = block.predictions().columns() - 1; // of one output that output, of two that of class 1
            for (int i = 0; i < block.count(); i++) {
                double weight = block.weight(i);
                if (weight == 0) {
                    continue;
                }
                float score = block.predictions().get(i, column);
                int y = ClassIndex.of(block.targets().get(i, 0), 2);
                if (Float.isNaN(score) || y == ClassIndex.NONE) {
                    unknown = true;
                    continue;
                }
                add(score, y == 1 ? weight : -weight);
            }
        }

        private void add(float score, double signedWeight) {
            if (rows == keys.length) {
                keys = Arrays.copyOf(keys, Math.multiplyExact(rows, 2));
                signedWeights = Arrays.copyOf(signedWeights, keys.length);
            }
            keys[rows] = ((long) sortable(score) << 32) | rows;
            signedWeights[rows] = signedWeight;
            rows++;
        }

        /** An int that orders as the float does; -0 and 0 are one. */
        private static int sortable(float score) {
            int bits = Float.floatToIntBits(score + 0f);
            return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        }

        @Override
        public double result() {
            long[] sorted = Arrays.copyOf(keys, rows);
            Arrays.sort(sorted);
            double below = 0; // weight of class 0 with lower scores
            double ones = 0;
            double area = 0;
            int i = 0;
            while (i < rows) {
                int score = (int) (sorted[i] >> 32);
                double tiedOnes = 0;
                double tiedZeros = 0;
                for (; i < rows && (int) (sorted[i] >> 32) == score; i++) {
                    double signed = signedWeights[(int) sorted[i]];
                    tiedOnes += Math.max(signed, 0);
                    tiedZeros += Math.max(-signed, 0);
                }
                area += tiedOnes * (below + tiedZeros / 2);
                below += tiedZeros;
                ones += tiedOnes;
            }
            return unknown ? Double.NaN : area / (ones * below);
        }
    }
}
