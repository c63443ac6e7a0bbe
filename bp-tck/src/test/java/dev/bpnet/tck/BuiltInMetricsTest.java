package dev.bpnet.tck;

import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.core.metric.Accuracy;
import dev.bpnet.core.metric.Auc;
import dev.bpnet.core.metric.Average;
import dev.bpnet.core.metric.AveragePrecision;
import dev.bpnet.core.metric.Averaging;
import dev.bpnet.core.metric.BalancedAccuracy;
import dev.bpnet.core.metric.Brier;
import dev.bpnet.core.metric.Deviance;
import dev.bpnet.core.metric.ExpectedCalibrationError;
import dev.bpnet.core.metric.ExplainedVariance;
import dev.bpnet.core.metric.F1;
import dev.bpnet.core.metric.FBeta;
import dev.bpnet.core.metric.HammingLoss;
import dev.bpnet.core.metric.Kappa;
import dev.bpnet.core.metric.LogLoss;
import dev.bpnet.core.metric.LossMetric;
import dev.bpnet.core.metric.Matthews;
import dev.bpnet.core.metric.MaxError;
import dev.bpnet.core.metric.MeanAbsoluteError;
import dev.bpnet.core.metric.MeanAbsolutePercentageError;
import dev.bpnet.core.metric.MeanSquaredErrorMetric;
import dev.bpnet.core.metric.MedianAbsoluteError;
import dev.bpnet.core.metric.Pinball;
import dev.bpnet.core.metric.Precision;
import dev.bpnet.core.metric.R2;
import dev.bpnet.core.metric.Recall;
import dev.bpnet.core.metric.RootMeanSquaredError;
import dev.bpnet.core.metric.TopK;
import dev.bpnet.tck.check.TargetNumbers;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The metrics of the core keep the contract that third parties are asked to keep. */
class BuiltInMetricsTest {

    @Nested
    class AccuracyTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Accuracy();
        }
    }

    @Nested
    class AucTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Auc();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    plugin().defaults(),
                    new Auc.Parameters(Average.WEIGHTED, Auc.MultiClass.OVR, true),
                    new Auc.Parameters(Average.WEIGHTED, Auc.MultiClass.OVO, false));
        }
    }

    @Nested
    class AveragePrecisionTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new AveragePrecision();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new AveragePrecision.Parameters(Average.MICRO, true));
        }
    }

    @Nested
    class BalancedAccuracyTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new BalancedAccuracy();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new BalancedAccuracy.Parameters(true));
        }
    }

    @Nested
    class BrierTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Brier();
        }
    }

    @Nested
    class DevianceTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Deviance();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    plugin().defaults(),
                    new Deviance.Parameters(1),
                    new Deviance.Parameters(2),
                    new Deviance.Parameters(1.5),
                    new Deviance.Parameters(3));
        }

        @Override
        public TargetNumbers numbers() {
            return (target, row, column) -> 1 + (row * 7 + column) % 5;
        }
    }

    @Nested
    class ExpectedCalibrationErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new ExpectedCalibrationError();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new ExpectedCalibrationError.Parameters(4));
        }
    }

    @Nested
    class ExplainedVarianceTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new ExplainedVariance();
        }
    }

    @Nested
    class F1Test implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new F1();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Averaging(Average.WEIGHTED, true));
        }
    }

    @Nested
    class FBetaTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new FBeta();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new FBeta.Parameters(2, Average.MACRO, true));
        }
    }

    @Nested
    class HammingLossTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new HammingLoss();
        }
    }

    @Nested
    class KappaTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Kappa();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Kappa.Parameters(Kappa.Weights.QUADRATIC));
        }
    }

    @Nested
    class LogLossTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new LogLoss();
        }
    }

    @Nested
    class LossMetricTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new LossMetric();
        }
    }

    @Nested
    class MatthewsTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Matthews();
        }
    }

    @Nested
    class MaxErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MaxError();
        }
    }

    @Nested
    class MeanAbsoluteErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MeanAbsoluteError();
        }
    }

    @Nested
    class MeanAbsolutePercentageErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MeanAbsolutePercentageError();
        }
    }

    @Nested
    class MeanSquaredErrorMetricTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MeanSquaredErrorMetric();
        }
    }

    @Nested
    class MedianAbsoluteErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MedianAbsoluteError();
        }
    }

    @Nested
    class PinballTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Pinball();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Pinball.Parameters(0.9));
        }
    }

    @Nested
    class PrecisionTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Precision();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Averaging(Average.MICRO, true));
        }
    }

    @Nested
    class R2Test implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new R2();
        }
    }

    @Nested
    class RecallTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new Recall();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Averaging(Average.WEIGHTED, false));
        }
    }

    @Nested
    class RootMeanSquaredErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new RootMeanSquaredError();
        }
    }

    @Nested
    class TopKTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new TopK();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new TopK.Parameters(1));
        }
    }
}
