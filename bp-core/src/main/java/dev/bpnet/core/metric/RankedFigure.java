package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.core.loss.ClassIndex;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A figure of ranked scores: for two classes of the scores of class 1; for several the plain mean over classes, each against
 * all others; for labels the plain mean over them.
 *
 * @param figure the figure of one ranking
 * @param target what is predicted
 * @param perClass whether the figure of each class is told besides
 */
record RankedFigure(ToDoubleFunction<RankedScores> figure, TargetInfo target, boolean perClass) implements Metric {

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<String> parts() {
        return perClass && target.kind() != TargetKind.BINARY ? target.labels() : List.of();
    }

    @Override
    public Accumulator start() {
        int rankings = target.kind() == TargetKind.BINARY ? 1 : target.labels().size();
        return new Rankings(
                this, Stream.generate(RankedScores::new).limit(rankings).toList());
    }

    private static final class Rankings implements Accumulator {
        private final RankedFigure metric;
        private final List<RankedScores> scores;
        private boolean unknown;

        Rankings(RankedFigure metric, List<RankedScores> scores) {
            this.metric = metric;
            this.scores = scores;
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                for (int c = 0; weight != 0 && c < scores.size(); c++) {
                    add(rows.predictions(), rows.targets(), i, c, weight);
                }
            }
        }

        private void add(Matrix predictions, Matrix targets, int row, int c, double weight) {
            int ofOneClass = predictions.columns() - 1; // of one output that output, of two that of class 1
            float score = predictions.get(row, scores.size() == 1 ? ofOneClass : c);
            int y = metric.target.kind() == TargetKind.CATEGORY
                    ? ClassIndex.of(targets.get(row, 0), scores.size())
                    : ClassIndex.of(targets.get(row, c), 2);
            if (Float.isNaN(score) || y == ClassIndex.NONE) {
                unknown = true;
                return;
            }
            int positive = metric.target.kind() == TargetKind.CATEGORY ? c : 1;
            scores.get(c).add(score, y == positive, weight);
        }

        @Override
        public double result() {
            double sum = 0;
            for (RankedScores each : scores) {
                sum += metric.figure.applyAsDouble(each);
            }
            return unknown ? Double.NaN : sum / scores.size();
        }

        @Override
        public double part(int index) {
            return unknown ? Double.NaN : metric.figure.applyAsDouble(scores.get(index));
        }
    }
}
