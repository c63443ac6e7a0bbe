package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "units, units",
        "learningRate, learning_rate",
        "beta1, beta1",
        "l1Ratio, l1_ratio",
        "useURLText, use_url_text",
        "minDeltaF1, min_delta_f1"
    })
    void keysAreComponentsInSnakeCase(String component, String key) {
        assertThat(Names.snakeCase(component)).isEqualTo(key);
        assertThat(Names.isSnakeCase(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "simd_128", "acme_mish2"})
    void snakeCase(String name) {
        assertThat(Names.isSnakeCase(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Relu", "leakyRelu", "leaky-relu", "_relu", "relu_", "a__b", "1cycle", "ré", "a b"})
    void notSnakeCase(String name) {
        assertThat(Names.isSnakeCase(name)).isFalse();
    }
}
