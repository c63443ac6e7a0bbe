package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import java.util.List;

/**
 * A figure of each class, averaged over them. Of several labels each is a class of its own, had by a row whose prediction is
 * greater than 0.5; all of them occur.
 *
 * @param figure what each class has
 * @param averaging how they become one
 * @param target what is predicted
 */
record AveragedFigure(ClassFigure figure, Averaging averaging, TargetInfo target) implements Metric {

    AveragedFigure {
        if (averaging.average() == Average.BINARY && target.kind() != TargetKind.BINARY) {
            throw new IllegalArgumentException(
                    "average: binary is the figure of the positive class of two, but this target has "
                            + target.labels().size() + "; macro, micro and weighted are for any number of classes");
        }
        if (averaging.average() == Average.SAMPLES && target.kind() != TargetKind.MULTI_LABEL) {
            throw new IllegalArgumentException(
                    "average: samples is the mean over rows that have several labels, and a row of this target has one;"
                            + " macro, micro and weighted are for classes");
        }
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<String> parts() {
        return averaging.perClass() ? target.labels() : List.of();
    }

    @Override
    public Accumulator start() {
        return new Figures(
                this,
                target.kind() == TargetKind.MULTI_LABEL
                        ? new LabelCounts(target.columns(), target.missing(), figure)
                        : new ClassCounts(target.labels().size()));
    }

    private boolean occurs(ClassCounts counts, int c) {
        return target.kind() == TargetKind.MULTI_LABEL || counts.actual[c] + counts.predicted[c] != 0;
    }

    private double of(ClassCounts counts, int c) {
        return figure.of(counts.right[c], counts.actual[c], counts.predicted[c]);
    }

    private double average(ClassCounts n) {
        return switch (averaging.average()) {
            case BINARY -> of(n, 1);
            case MICRO -> figure.of(sum(n.right), sum(n.actual), sum(n.predicted));
            case MACRO -> {
                double sum = 0;
                int present = 0;
                for (int c = 0; c < n.right.length; c++) {
                    if (occurs(n, c)) {
                        sum += of(n, c);
                        present++;
                    }
                }
                yield sum / present;
            }
            case WEIGHTED -> {
                double sum = 0;
                for (int c = 0; c < n.right.length; c++) {
                    sum += n.actual[c] * of(n, c);
                }
                double all = sum(n.actual);
                yield all == 0 ? 0 : sum / all; // labels that no row has
            }
            case SAMPLES -> ((LabelCounts) n).samples();
        };
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each;
        }
        return sum;
    }

    private record Figures(AveragedFigure metric, ClassCounts counts) implements Accumulator {
        @Override
        public void add(EvaluatedRows rows) {
            counts.add(rows);
        }

        @Override
        public double result() {
            return counts.defined() ? metric.average(counts) : Double.NaN;
        }

        @Override
        public double part(int index) {
            return counts.defined() && metric.occurs(counts, index) ? metric.of(counts, index) : Double.NaN;
        }
    }
}
