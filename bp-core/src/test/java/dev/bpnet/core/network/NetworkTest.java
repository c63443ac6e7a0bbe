package dev.bpnet.core.network;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network's numbers: how they start, and their fingerprint. */
class NetworkTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void aLayerMoreBehindChangesNoNumberBefore() {
        float[] two = Network.initialize(Network.of(3, dense(5, "tanh"), dense(4)), PLUGINS, 9)
                .parameters();
        float[] three = Network.initialize(Network.of(3, dense(5, "tanh"), dense(4), dense(2)), PLUGINS, 9)
                .parameters();
        assertThat(Arrays.copyOf(three, two.length)).isEqualTo(two);
        assertThat(Network.initialize(Network.of(3, dense(5, "tanh"), dense(4)), PLUGINS, 10)
                        .parameters())
                .isNotEqualTo(two);
    }

    /** Scales 1 and shifts 0, running means 0 and variances 1, of 3 columns and of 2. */
    @Test
    void everyNumberStartsAsItsLayerSays() {
        Choice<Layer> ones = PLUGINS.choice(
                Layer.class,
                "dense",
                Map.of(
                        "units",
                        2,
                        "initializer",
                        "ones",
                        "bias_initializer",
                        Map.of("constant", Map.of("value", 0.5))));
        Network network = Network.initialize(Network.of(3, batchNorm(), ones, batchNorm()), PLUGINS, 1);
        assertThat(network.parameters()).containsExactly(1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0.5f, 0.5f, 1, 1, 0, 0);
        assertThat(network.buffers()).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 1, 1);
    }

    @Test
    void aParameterIsFoundByItsName() {
        NetworkSpec spec = Network.of(2, dense(2), dense(1));
        Network network = Network.of(spec, PLUGINS, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new float[0]);
        Matrix biases = network.parameter("layers[0].biases");
        assertThat(biases.rows()).isEqualTo(1);
        assertThat(new float[] {biases.get(0, 0), biases.get(0, 1)}).containsExactly(5, 6);
        assertThat(network.parameter("layers[1].weights").get(1, 0)).isEqualTo(8);
        assertThat(network.spec()).isEqualTo(spec);
        assertThat(network.plugins()).isSameAs(PLUGINS);
        assertThatThrownBy(() -> network.parameter("layers[2].weights"))
                .hasMessage("there is no parameter named 'layers[2].weights'; there are [layers[0].weights,"
                        + " layers[0].biases, layers[1].weights, layers[1].biases]");
    }

    @Test
    void thereAreAsManyNumbersAsTheDescriptionHas() {
        NetworkSpec spec = Network.of(2, dense(2), batchNorm());
        assertThat(Network.of(spec, PLUGINS, new float[10], new float[4]).parameters())
                .hasSize(10);
        assertThatThrownBy(() -> Network.of(spec, PLUGINS, new float[9], new float[4]))
                .hasMessage("9 parameters and 4 buffers were given; the network has 10 and 4");
        assertThatThrownBy(() -> Network.of(spec, PLUGINS, new float[10], new float[5]))
                .hasMessage("10 parameters and 5 buffers were given; the network has 10 and 4");
    }

    /** SHA-256 over all numbers at once, four bytes each, the lowest first; on both sides of the 4096 that are fed together. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4095, 4096, 4097, 8192, 10_000})
    void theFingerprintIsThatOfTheBytes(int size) throws Exception {
        float[] first = new float[size];
        for (int i = 0; i < size; i++) {
            first[i] = (float) Math.sin(i);
        }
        float[] second = {Float.NaN, -0f, Float.POSITIVE_INFINITY};
        ByteBuffer bytes = ByteBuffer.allocate(4 * (size + 3)).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : first) {
            bytes.putFloat(value);
        }
        for (float value : second) {
            bytes.putFloat(value);
        }
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        assertThat(WeightsDigest.sha256(first, second)).isEqualTo(expected);
        assertThat(WeightsDigest.sha256(second, first)).isNotEqualTo(expected);
    }

    @Test
    void theFingerprintOfANetworkIsThatOfParametersAndBuffers() {
        NetworkSpec spec = Network.of(1, batchNorm());
        float[] parameters = {1, 2};
        float[] buffers = {3, 4};
        assertThat(Network.of(spec, PLUGINS, parameters, buffers).weightsSha256())
                .isEqualTo(WeightsDigest.sha256(new float[] {1, 2, 3, 4}));
    }
}
