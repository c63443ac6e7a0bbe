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
                new F1(),
                new LossMetric(),
                new MeanAbsoluteError(),
                new R2(),
                new RootMeanSquaredError());
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(MetricPlugin::name)
                .containsExactly("accuracy", "auc", "f1", "loss", "mae", "r2", "rmse");
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
