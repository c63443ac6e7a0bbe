package dev.bpnet.cli.predict;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.loss.ClassIndex;
import dev.bpnet.core.metric.PredictedClass;
import dev.bpnet.data.prepare.FittedTarget;
import java.util.List;

/**
 * The cells of one target, or of targets with one loss: a class, then {@code probability_LABEL} for each; several numbers one after
 * another; several labels each with its probability; for losses without probabilities scores.
 */
final class TargetCells implements PredictedCells {
    private final List<FittedTarget> targets;
    private final List<String> names;
    private final List<String> labels;
    private final boolean several;
    private final Loss loss;
    private final int output;
    private final int outputs;

    /**
     * @param targets the targets
     * @param loss their loss in their own unit
     * @param output the first column of predictions that is theirs
     */
    TargetCells(List<FittedTarget> targets, Loss loss, int output) {
        this.targets = targets;
        this.names = targets.stream().map(FittedTarget::name).toList();
        this.labels = targets.getFirst() instanceof FittedTarget.Category category ? category.labels() : List.of();
        this.several = targets.size() > 1 && !labels.isEmpty();
        this.loss = loss;
        this.output = output;
        this.outputs = loss.outputs();
    }

    @Override
    public void addNames(List<String> header) {
        String share = loss.probabilities() ? "probability_" : "score_";
        if (several) {
            names.forEach(name -> header.addAll(List.of(name, share + name)));
        } else if (labels.isEmpty()) {
            header.addAll(loss.predictionNames(names));
        } else {
            // Another target may have labels of the same names.
            String prefix = share + (header.contains(share + labels.getFirst()) ? names.getFirst() + "_" : "");
            header.addAll(names);
            labels.forEach(label -> header.add(prefix + label));
        }
    }

    @Override
    public void add(Matrix inputs, Matrix predictions, int i, List<String> row) {
        if (several) {
            for (int j = 0; j < targets.size(); j++) {
                float share = predictions.get(i, output + j);
                row.add(Float.isNaN(share) ? "" : label(j, share > 0.5f ? 1 : 0));
                row.add(Float.toString(share));
            }
        } else if (labels.isEmpty()) {
            for (int j = 0; j < outputs; j++) {
                row.add(Float.toString(predictions.get(i, output + j)));
            }
        } else {
            addClass(Matrix.of(predictions.array(), predictions.at(i) + output, 1, outputs), row);
        }
    }

    private void addClass(Matrix prediction, List<String> row) {
        int predicted = PredictedClass.of(prediction, 0);
        row.add(predicted == ClassIndex.NONE ? "" : labels.get(predicted));
        if (outputs == 1) {
            row.add(Float.toString(1 - prediction.get(0, 0)));
        }
        for (int j = 0; j < outputs; j++) {
            row.add(Float.toString(prediction.get(0, j)));
        }
    }

    private String label(int target, int index) {
        return targets.get(target) instanceof FittedTarget.Category category
                ? category.labels().get(index)
                : "";
    }
}
