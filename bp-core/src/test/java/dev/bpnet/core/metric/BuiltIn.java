package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import java.util.List;
import java.util.Random;

/** The metrics under test, each with the kinds of target it accepts. */
enum BuiltIn {
    LOSS(new LossMetric(), TargetInfo.numbers(1), 1),
    ACCURACY_BINARY(new Accuracy(), classes(2), 1),
    ACCURACY_BINARY_OF_TWO(new Accuracy(), classes(2), 2),
    ACCURACY(new Accuracy(), classes(4), 4),
    BALANCED_ACCURACY(new BalancedAccuracy(), classes(4), 4),
    TOP_K(new TopK(), classes(4), 4),
    PRECISION(new Precision(), classes(4), 4),
    RECALL(new Recall(), classes(4), 4),
    F1_BINARY(new F1(), classes(2), 1),
    F1(new F1(), classes(4), 4),
    F_BETA(new FBeta(), classes(4), 4),
    MATTHEWS(new Matthews(), classes(4), 4),
    KAPPA(new Kappa(), classes(4), 4),
    LOG_LOSS_BINARY(new LogLoss(), classes(2), 1),
    LOG_LOSS(new LogLoss(), classes(4), 4),
    BRIER_BINARY(new Brier(), classes(2), 1),
    BRIER_OF_TWO(new Brier(), classes(2), 2),
    BRIER(new Brier(), classes(4), 4),
    CALIBRATION_BINARY(new ExpectedCalibrationError(), classes(2), 1),
    CALIBRATION(new ExpectedCalibrationError(), classes(4), 4),
    AUC(new Auc(), classes(2), 1),
    AUC_OF_TWO(new Auc(), classes(2), 2),
    AUC_OF_FOUR(new Auc(), classes(4), 4),
    AUC_OF_PAIRS(new Auc(), new Auc.Parameters(Average.MACRO, Auc.MultiClass.OVO, false), classes(4), 4),
    AUC_OF_WEIGHTED_PAIRS(new Auc(), new Auc.Parameters(Average.WEIGHTED, Auc.MultiClass.OVO, false), classes(4), 4),
    AVERAGE_PRECISION(new AveragePrecision(), classes(2), 1),
    AVERAGE_PRECISION_OF_FOUR(new AveragePrecision(), classes(4), 4),
    ACCURACY_OF_LABELS(new Accuracy(), labels(), 3),
    HAMMING_LOSS(new HammingLoss(), labels(), 3),
    F1_OF_LABELS(new F1(), labels(), 3),
    LOG_LOSS_OF_LABELS(new LogLoss(), labels(), 3),
    AUC_OF_LABELS(new Auc(), labels(), 3),
    MAE(new MeanAbsoluteError(), TargetInfo.numbers(3), 3),
    MSE(new MeanSquaredErrorMetric(), TargetInfo.numbers(3), 3),
    RMSE(new RootMeanSquaredError(), TargetInfo.numbers(3), 3),
    R2(new R2(), TargetInfo.numbers(3), 3),
    MAPE(new MeanAbsolutePercentageError(), TargetInfo.numbers(3), 3),
    MEDIAN_AE(new MedianAbsoluteError(), TargetInfo.numbers(3), 3),
    MAX_ERROR(new MaxError(), TargetInfo.numbers(3), 3),
    EXPLAINED_VARIANCE(new ExplainedVariance(), TargetInfo.numbers(3), 3),
    PINBALL(new Pinball(), TargetInfo.numbers(3), 3),
    DEVIANCE(new Deviance(), TargetInfo.numbers(3), 3);

    final Metric metric;
    final MetricPlugin<?> plugin;
    private final TargetInfo target;
    /** The columns of a prediction. */
    final int outputs;

    <P extends Record> BuiltIn(MetricPlugin<P> plugin, TargetInfo target, int outputs) {
        this(plugin, plugin.defaults(), target, outputs);
    }

    <P extends Record> BuiltIn(MetricPlugin<P> plugin, P parameters, TargetInfo target, int outputs) {
        this.plugin = plugin;
        this.metric = plugin.create(parameters, target);
        this.target = target;
        this.outputs = outputs;
    }

    /** Random rows with weights; predictions lean towards the targets, and many scores are equal. */
    Rows random(Random random, int n) {
        float[][] predictions = new float[n][outputs];
        float[][] targets = new float[n][target.columns()];
        double[] weights = new double[n];
        double[] losses = new double[n];
        int classes = target.labels().size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < target.columns(); j++) {
                targets[i][j] = classes == 0
                        ? (float) random.nextGaussian() * 3
                        : random.nextInt(target.columns() > 1 ? 2 : classes);
            }
            for (int j = 0; j < outputs; j++) {
                predictions[i][j] = random.nextInt(8) / 8f;
                if (classes == 0) {
                    predictions[i][j] += targets[i][j];
                }
            }
            if (classes > 0 && random.nextBoolean()) {
                predictions[i][outputs == 1 ? 0 : (int) targets[i][0]] += outputs == 1 ? targets[i][0] / 4 : 0.5f;
            }
            if (plugin.needs() == MetricPlugin.Needs.PROBABILITY) {
                for (int j = 0; j < outputs; j++) {
                    predictions[i][j] /= 2;
                }
            }
            weights[i] = random.nextInt(4);
            losses[i] = random.nextDouble();
        }
        return Rows.of(predictions, targets).weighted(weights).withLosses(losses);
    }

    private static TargetInfo labels() {
        return TargetInfo.multiLabel(List.of("a", "b", "c"));
    }

    private static TargetInfo classes(int n) {
        return TargetInfo.classes(List.of("a", "b", "c", "d").subList(0, n));
    }
}
