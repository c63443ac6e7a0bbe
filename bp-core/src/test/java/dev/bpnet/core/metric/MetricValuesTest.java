package dev.bpnet.core.metric;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.core.loss.ClassIndex;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricValuesTest {
    private static final TargetInfo TWO = TargetInfo.classes(List.of("no", "yes"));
    private static final TargetInfo THREE = TargetInfo.classes(List.of("a", "b", "c"));

    private final Random random = new Random(29);

    private static <P extends Record> Metric metric(MetricPlugin<P> plugin, TargetInfo target) {
        return plugin.create(plugin.defaults(), target);
    }

    /** One column a class, 1 at the class predicted. */
    private static float[][] predicting(int classes, int... labels) {
        float[][] rows = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return rows;
    }

    @Test
    void oneOutputMeansTheSecondClassAboveOneHalf() {
        Matrix one = Matrix.copyOf(new float[][] {{0.5f}, {Math.nextUp(0.5f)}, {-3}, {Float.NaN}});
        assertThat(PredictedClass.of(one, 0)).isZero();
        assertThat(PredictedClass.of(one, 1)).isEqualTo(1);
        assertThat(PredictedClass.of(one, 2)).isZero();
        assertThat(PredictedClass.of(one, 3)).isEqualTo(ClassIndex.NONE);
    }

    @Test
    void severalOutputsMeanTheFirstOfTheGreatest() {
        Matrix several = Matrix.copyOf(new float[][] {
            {0.2f, 0.4f, 0.4f}, {0.5f, 0.5f, 0}, {0, 0, 1}, {9, Float.NaN, 1}, {Float.NaN, 9, 1}, {-3, -2, -4}
        });
        assertThat(PredictedClass.of(several, 0)).isEqualTo(1);
        assertThat(PredictedClass.of(several, 1)).isZero();
        assertThat(PredictedClass.of(several, 2)).isEqualTo(2);
        assertThat(PredictedClass.of(several, 3)).isEqualTo(ClassIndex.NONE);
        assertThat(PredictedClass.of(several, 4)).isEqualTo(ClassIndex.NONE);
        assertThat(PredictedClass.of(several, 5)).isEqualTo(1);
    }

    @Test
    void lossIsTheWeightedMean() {
        Rows rows = Rows.of(new double[3], new double[3]).withLosses(1, 2, 4);
        Metric loss = metric(new LossMetric(), TargetInfo.numbers(1));
        assertThat(rows.measure(loss)).isEqualTo(7 / 3.0);
        assertThat(rows.weighted(1, 0, 3).measure(loss)).isEqualTo(13 / 4.0);
    }

    @Test
    void accuracyIsTheShareOfRightClasses() {
        Rows two = Rows.of(new double[] {0.2, 0.5, 0.7, 0.9}, new double[] {0, 1, 1, 0});
        assertThat(two.measure(metric(new Accuracy(), TWO))).isEqualTo(0.5);
        assertThat(two.weighted(3, 1, 1, 0).measure(metric(new Accuracy(), TWO)))
                .isEqualTo(0.8);
        Rows three = Rows.of(predicting(3, 0, 2, 1, 0), Rows.column(0, 1, 1, 2));
        assertThat(three.measure(metric(new Accuracy(), THREE))).isEqualTo(0.5);
    }

    @Test
    void f1IsTheMacroAverageOfScikitLearn() {
        // The example of scikit-learn's documentation: classes have 0.8, 0, 0.
        Rows rows = Rows.of(predicting(3, 0, 2, 1, 0, 0, 1), Rows.column(0, 1, 2, 0, 1, 2));
        assertClose(rows.measure(metric(new F1(), THREE)), 0.8 / 3, 1e-15, 0, "f1");
        // Two classes with tp, fp, fn of 2, 1, 1 and 1, 1, 1: 2/3 and 1/2.
        Rows two = Rows.of(new double[] {0.9, 0.8, 0.7, 0.1, 0.2}, new double[] {1, 1, 0, 0, 1});
        assertClose(two.measure(metric(new F1(), TWO)), (2 / 3.0 + 0.5) / 2, 1e-15, 0, "f1");
    }

    @Test
    void f1AveragesOverTheClassesThatOccur() {
        Rows withoutC = Rows.of(predicting(3, 0, 1, 1), Rows.column(0, 1, 0));
        assertClose(withoutC.measure(metric(new F1(), THREE)), 2 / 3.0, 1e-15, 0, "f1");
        Rows predictedOnly = Rows.of(predicting(3, 0, 1, 2), Rows.column(0, 1, 1));
        assertClose(predictedOnly.measure(metric(new F1(), THREE)), (1 + 2 / 3.0 + 0) / 3, 1e-15, 0, "f1");
    }

    @Test
    void aTargetThatIsNoClassIsNotTakenForOne() {
        for (double target : new double[] {Double.NaN, -1, 2, 0.5}) {
            Rows rows = Rows.of(new double[] {0.2, 0.9}, new double[] {target, 1});
            assertThat(rows.measure(metric(new Accuracy(), TWO))).isNaN();
            assertThat(rows.measure(metric(new F1(), TWO))).isNaN();
            assertThat(rows.measure(metric(new Auc(), TWO))).isNaN();
        }
    }

    @Test
    void aucOfKnownExamples() {
        Metric auc = metric(new Auc(), TWO);
        double[] labels = {0, 0, 1, 1};
        assertThat(Rows.of(new double[] {0.1, 0.4, 0.35, 0.8}, labels).measure(auc))
                .isEqualTo(0.75);
        assertThat(Rows.of(new double[] {1, 2, 3, 4}, labels).measure(auc)).isEqualTo(1);
        assertThat(Rows.of(new double[] {4, 3, 2, 1}, labels).measure(auc)).isZero();
        assertThat(Rows.of(new double[] {7, 7, 7, 7}, labels).measure(auc)).isEqualTo(0.5);
        assertThat(Rows.of(new double[] {-0.0, -0.0, 0.0, 0.0}, labels).measure(auc))
                .isEqualTo(0.5);
        double inf = Double.POSITIVE_INFINITY;
        assertThat(Rows.of(new double[] {-inf, -1e-30, 1e-30, inf}, labels).measure(auc))
                .isEqualTo(1);
        assertThat(Rows.of(new double[] {1, 2}, new double[] {1, 1}).measure(auc))
                .isNaN();
        assertThat(Rows.of(new double[] {1, 2}, new double[] {0, 0}).measure(auc))
                .isNaN();
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        Metric auc = metric(new Auc(), TWO);
        for (int n : new int[] {2, 10, 300, 3000}) {
            double[] scores = new double[n];
            double[] labels = new double[n];
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(n / 2 + 1) - n / 5;
                labels[i] = i < 2 ? i : random.nextInt(2);
                weights[i] = 0.25 * (1 + random.nextInt(8));
            }
            double ordered = 0;
            double pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (labels[i] == 1 && labels[j] == 0) {
                        double share = scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                        ordered += weights[i] * weights[j] * share;
                        pairs += weights[i] * weights[j];
                    }
                }
            }
            double measured = Rows.of(scores, labels).weighted(weights).measure(auc, 100);
            assertClose(measured, ordered / pairs, 1e-12, 0, "auc of " + n);
        }
    }

    @Test
    void aucOfTwoOutputsRanksByTheSecond() {
        Rows rows = Rows.of(
                new float[][] {{0.9f, 0.1f}, {0.6f, 0.4f}, {0.65f, 0.35f}, {0.2f, 0.8f}}, Rows.column(0, 0, 1, 1));
        assertThat(rows.measure(metric(new Auc(), TWO))).isEqualTo(0.75);
    }

    @Test
    void numbersOfKnownExamples() {
        // The examples of scikit-learn's documentation.
        Rows one = Rows.of(new double[] {2.5, 0, 2, 8}, new double[] {3, -0.5, 2, 7});
        assertThat(one.measure(metric(new MeanAbsoluteError(), TargetInfo.numbers(1))))
                .isEqualTo(0.5);
        assertThat(one.measure(metric(new RootMeanSquaredError(), TargetInfo.numbers(1))))
                .isEqualTo(Math.sqrt(0.375));
        assertClose(
                one.measure(metric(new R2(), TargetInfo.numbers(1))),
                1 - 1.5 / 29.1875,
                1e-15,
                0,
                "0.9486081370449679");
        Rows two = Rows.of(new float[][] {{0, 2}, {-1, 2}, {8, -5}}, new float[][] {{0.5f, 1}, {-1, 1}, {7, -6}});
        TargetInfo both = TargetInfo.numbers(2);
        assertThat(two.measure(metric(new MeanAbsoluteError(), both))).isEqualTo(0.75);
        assertClose(
                two.measure(metric(new RootMeanSquaredError(), both)),
                (Math.sqrt(1.25 / 3) + 1) / 2,
                1e-15,
                0,
                "0.8227486121839513");
        assertClose(two.measure(metric(new R2(), both)), 0.9368005266622779, 1e-14, 0, "r2");
    }

    @Test
    void numbersAgreeWithTwoPassFormulas() {
        int n = 500;
        double[] y = new double[n];
        double[] p = new double[n];
        double[] w = new double[n];
        double sumW = 0;
        double sumWy = 0;
        for (int i = 0; i < n; i++) {
            y[i] = 1000 + (float) random.nextGaussian();
            p[i] = (float) (y[i] + random.nextGaussian() / 2);
            y[i] = (float) y[i];
            w[i] = random.nextInt(5);
            sumW += w[i];
            sumWy += w[i] * y[i];
        }
        double absolute = 0;
        double squared = 0;
        double deviation = 0;
        for (int i = 0; i < n; i++) {
            absolute += w[i] * Math.abs(p[i] - y[i]);
            squared += w[i] * (p[i] - y[i]) * (p[i] - y[i]);
            deviation += w[i] * (y[i] - sumWy / sumW) * (y[i] - sumWy / sumW);
        }
        Rows rows = Rows.of(p, y).weighted(w);
        TargetInfo one = TargetInfo.numbers(1);
        assertClose(rows.measure(metric(new MeanAbsoluteError(), one)), absolute / sumW, 1e-12, 0, "mae");
        assertClose(rows.measure(metric(new RootMeanSquaredError(), one)), Math.sqrt(squared / sumW), 1e-12, 0, "rmse");
        assertClose(rows.measure(metric(new R2(), one)), 1 - squared / deviation, 1e-11, 0, "r2");
    }

    @Test
    void r2OfATargetThatNeverVaries() {
        Metric r2 = metric(new R2(), TargetInfo.numbers(1));
        assertThat(Rows.of(new double[] {0.1, 0.1, 0.1}, new double[] {0.1, 0.1, 0.1})
                        .measure(r2))
                .isEqualTo(1);
        assertThat(Rows.of(new double[] {0.1, 0.2, 0.1}, new double[] {0.1, 0.1, 0.1})
                        .measure(r2))
                .isZero();
        assertThat(Rows.of(new double[] {1}, new double[] {1}).measure(r2))
                .as("one row")
                .isNaN();
        assertThat(Rows.of(new double[] {0, Double.NaN}, new double[] {0, 0}).measure(r2))
                .isNaN();
    }

    @Test
    void pluginsSayWhatTheyServe() {
        assertThat(new TopK().accepts()).containsExactly(TargetKind.CATEGORY);
        assertThat(new LossMetric().accepts()).hasSize(5);
        assertThat(new Accuracy().accepts()).doesNotContain(TargetKind.NUMBER).hasSize(3);
        assertThat(new HammingLoss().accepts()).containsExactly(TargetKind.MULTI_LABEL);
        assertThat(new F1().accepts()).doesNotContain(TargetKind.NUMBER).hasSize(3);
        for (BuiltIn built : BuiltIn.values()) {
            boolean lessIsBetter = switch (built) {
                case LOSS, MAE, MSE, RMSE, MAPE, MEDIAN_AE, MAX_ERROR, PINBALL, DEVIANCE -> true;
                case LOG_LOSS, LOG_LOSS_BINARY, BRIER, BRIER_BINARY, BRIER_OF_TWO -> true;
                case CALIBRATION, CALIBRATION_BINARY -> true;
                case HAMMING_LOSS, LOG_LOSS_OF_LABELS -> true;
                default -> false;
            };
            assertThat(built.metric.higherIsBetter()).as(built.name()).isNotEqualTo(lessIsBetter);
            MetricPlugin.Needs needs = switch (built) {
                case LOSS -> MetricPlugin.Needs.LOSS;
                case MAE, MSE, RMSE, R2, MAPE, MEDIAN_AE -> MetricPlugin.Needs.VALUE;
                case MAX_ERROR, EXPLAINED_VARIANCE, PINBALL, DEVIANCE -> MetricPlugin.Needs.VALUE;
                case AUC, AUC_OF_TWO, AUC_OF_FOUR, AUC_OF_LABELS, TOP_K -> MetricPlugin.Needs.SCORE;
                case AUC_OF_PAIRS, AUC_OF_WEIGHTED_PAIRS -> MetricPlugin.Needs.SCORE;
                case AVERAGE_PRECISION, AVERAGE_PRECISION_OF_FOUR -> MetricPlugin.Needs.SCORE;
                case LOG_LOSS, LOG_LOSS_BINARY, BRIER, BRIER_BINARY, BRIER_OF_TWO -> MetricPlugin.Needs.PROBABILITY;
                case CALIBRATION, CALIBRATION_BINARY, LOG_LOSS_OF_LABELS -> MetricPlugin.Needs.PROBABILITY;
                default -> MetricPlugin.Needs.LABEL;
            };
            assertThat(built.plugin.needs()).as(built.name()).isEqualTo(needs);
        }
    }
}
