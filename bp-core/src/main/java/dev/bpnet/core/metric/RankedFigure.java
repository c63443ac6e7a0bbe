package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.core.loss.ClassIndex;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A figure of ranked scores: for two classes of the scores of class 1; for several an average over classes, each against
 * all others; for labels one over them. Labels that are missing do not count.
 *
 * @param figure the figure of one ranking
 * @param averaging how several become one: their plain mean, by the weight of the rows of each class, or one ranking of all
 *     scores
 * @param target what is predicted
 */
record RankedFigure(ToDoubleFunction<RankedScores> figure, Averaging averaging, TargetInfo target) implements Metric {

    RankedFigure {
        Average average = averaging.average();
        if (target.kind() != TargetKind.BINARY && (average == Average.BINARY || average == Average.SAMPLES)) {
            throw new IllegalArgumentException(
                    "average: rankings of several classes or labels are averaged by macro, micro or weighted, not by "
                            + average.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<String> parts() {
        return averaging.perClass() && target.kind() != TargetKind.BINARY ? target.labels() : List.of();
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
        /** All scores of all classes, where their average wants them. */
        private final RankedScores together = new RankedScores();

        private final boolean micro;
        private boolean unknown;

        Rankings(RankedFigure metric, List<RankedScores> scores) {
            this.metric = metric;
            this.scores = scores;
            this.micro = scores.size() > 1 && metric.averaging.average() == Average.MICRO;
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
            if (metric.target.kind() == TargetKind.MULTI_LABEL
                    && metric.target.missing()
                    && Float.isNaN(targets.get(row, c))) {
                return;
            }
            int y = metric.target.kind() == TargetKind.CATEGORY
                    ? ClassIndex.of(targets.get(row, 0), scores.size())
                    : ClassIndex.of(targets.get(row, c), 2);
            if (Float.isNaN(score) || y == ClassIndex.NONE) {
                unknown = true;
                return;
            }
            int positive = metric.target.kind() == TargetKind.CATEGORY ? c : 1;
            scores.get(c).add(score, y == positive, weight);
            if (micro) {
                together.add(score, y == positive, weight);
            }
        }

        @Override
        public double result() {
            if (unknown) {
                return Double.NaN;
            }
            if (micro) {
                return metric.figure.applyAsDouble(together);
            }
            WeightedMean mean = new WeightedMean();
            boolean weighted = metric.averaging.average() == Average.WEIGHTED;
            for (RankedScores each : scores) {
                mean.add(weighted ? each.positives() : 1, metric.figure.applyAsDouble(each));
            }
            return mean.value();
        }

        @Override
        public double part(int index) {
            return unknown ? Double.NaN : metric.figure.applyAsDouble(scores.get(index));
        }
    }
}
