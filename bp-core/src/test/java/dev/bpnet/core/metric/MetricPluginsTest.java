package dev.bpnet.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MetricPluginsTest {

    private static List<MetricPlugin<?>> plugins() {
        return List.of(
                new Accuracy(),
                new Auc(),
                new AveragePrecision(),
                new BalancedAccuracy(),
                new Brier(),
                new Deviance(),
                new ExpectedCalibrationError(),
                new ExplainedVariance(),
                new F1(),
                new FBeta(),
                new HammingLoss(),
                new Kappa(),
                new LogLoss(),
                new LossMetric(),
                new Matthews(),
                new MaxError(),
                new MeanAbsoluteError(),
                new MeanAbsolutePercentageError(),
                new MeanSquaredErrorMetric(),
                new MedianAbsoluteError(),
                new Pinball(),
                new Precision(),
                new R2(),
                new Recall(),
                new RootMeanSquaredError(),
                new TopK());
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(MetricPlugin::name)
                .containsExactly(
                        "accuracy",
                        "auc",
                        "average_precision",
                        "balanced_accuracy",
                        "brier",
                        "deviance",
                        "expected_calibration_error",
                        "explained_variance",
                        "f1",
                        "f_beta",
                        "hamming_loss",
                        "kappa",
                        "log_loss",
                        "loss",
                        "matthews",
                        "max_error",
                        "mae",
                        "mape",
                        "mse",
                        "median_ae",
                        "pinball",
                        "precision",
                        "r2",
                        "recall",
                        "rmse",
                        "top_k");
    }

    @Test
    void areFoundAsServicesAndExplainThemselves() {
        assertThat(ServiceLoader.load(MetricPlugin.class).stream()
                        .<Class<?>>map(ServiceLoader.Provider::type)
                        .filter(type -> type.getPackage() == Accuracy.class.getPackage()))
                .containsExactlyInAnyOrderElementsOf(
                        plugins().stream().<Class<?>>map(Object::getClass).toList());
        for (MetricPlugin<?> plugin : plugins()) {
            assertThat(plugin.getClass().getAnnotation(Doc.class))
                    .as(plugin.name())
                    .isNotNull();
        }
    }
}
