package dev.bpnet.tck;

import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.core.metric.Accuracy;
import dev.bpnet.core.metric.Auc;
import dev.bpnet.core.metric.F1;
import dev.bpnet.core.metric.LossMetric;
import dev.bpnet.core.metric.MeanAbsoluteError;
import dev.bpnet.core.metric.R2;
import dev.bpnet.core.metric.RootMeanSquaredError;
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
    }

    @Nested
    class F1Test implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new F1();
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
    class MeanAbsoluteErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new MeanAbsoluteError();
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
    class RootMeanSquaredErrorTest implements MetricContract {
        @Override
        public MetricPlugin<?> plugin() {
            return new RootMeanSquaredError();
        }
    }
}
