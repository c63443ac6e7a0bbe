package dev.bpnet.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.KernelsProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ScalarKernelsProviderTest {
    private final KernelsProvider provider = new ScalarKernelsProvider();

    @Test
    void offersScalarAlways() {
        assertThat(provider.names()).containsExactly("scalar");
        assertThat(provider.preference("scalar")).isZero();
        assertThat(provider.probe("scalar").available()).isTrue();
        assertThat(provider.open("scalar").name()).isEqualTo("scalar");
    }

    @Test
    void refusesAnyOtherNameWithASentence() {
        assertThat(provider.probe("simd").available()).isFalse();
        assertThatThrownBy(() -> provider.open("simd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are no kernels 'simd' here, only 'scalar'");
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(KernelsProvider.class)).hasAtLeastOneElementOfType(ScalarKernelsProvider.class);
    }
}
