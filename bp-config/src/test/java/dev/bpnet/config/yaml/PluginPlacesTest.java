package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginPlacesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.optimizer",
                "training.loss",
                "training.schedule",
                "training.metrics[1]",
                "training.optimizer.adam.schedule",
                "network.layers[0]",
                "network.layers[0].dense.activation",
                "network.layers[0].dense.weight_initializer",
                "network.layers[3].residual.layers[0]",
                "network.layers[1].concat.branches[0][2]",
                "network.output.activation",
                "network.heads.price.loss",
                "data.format",
                "data.split",
                "data.columns.width.normalize",
                "data.columns.loss.missing",
                "sweep.method",
                "sweep.goal",
                "sweep.parameters[\"training.epochs\"]"
            })
    void knowsWhereAPluginStands(String path) throws PathSyntaxException {
        assertThat(PluginPlaces.byName().isPlugin(ConfigPath.parse(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "data",
                "data.columns",
                "data.columns.loss",
                "data.columns.split",
                "data.columns.activation",
                "data.ignore[0]",
                "network",
                "network.layers",
                "network.heads.loss",
                "network.layers[0].dense",
                "training",
                "training.optimizer.adam",
                "training.class_weights.loss",
                "training.early_stopping",
                "runtime",
                "sweep.parameters"
            })
    void doesNotTakeAnythingElseForOne(String path) throws PathSyntaxException {
        assertThat(PluginPlaces.byName().isPlugin(ConfigPath.parse(path))).isFalse();
    }

    @Test
    void theRootIsNone() {
        assertThat(PluginPlaces.byName().isPlugin(ConfigPath.ROOT)).isFalse();
    }
}
