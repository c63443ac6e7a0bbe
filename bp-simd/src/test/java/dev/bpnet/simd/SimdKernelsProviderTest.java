package dev.bpnet.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.KernelsProvider;
import dev.bpnet.api.kernels.KernelsProvider.Availability;
import dev.bpnet.api.kernels.Matrix;
import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimdKernelsProviderTest {
    private final SimdKernelsProvider provider = new SimdKernelsProvider();

    @Test
    void itIsFoundAsAService() {
        Stream<String> names = ServiceLoader.load(KernelsProvider.class).stream()
                .map(ServiceLoader.Provider::type)
                .map(Class::getSimpleName);
        assertThat(names).contains("SimdKernelsProvider");
    }

    @Test
    void thePreferredVectorsComeFirstThenTheWidestAllBeforeScalar() {
        assertThat(provider.names()).containsExactly("simd", "simd_128", "simd_256", "simd_512");
        assertThat(provider.names().stream().map(provider::preference).sorted(Comparator.reverseOrder()))
                .containsExactly(
                        provider.preference("simd"),
                        provider.preference("simd_512"),
                        provider.preference("simd_256"),
                        provider.preference("simd_128"))
                .allMatch(preference -> preference > 0);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        Availability answer = provider.probe("simd_1024");
        assertThat(answer.available()).isFalse();
        assertThat(answer.sentence())
                .isEqualTo("there are no kernels 'simd_1024' here, only simd, simd_128, simd_256, simd_512");
        assertThatThrownBy(() -> provider.open("simd_1024"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(answer.sentence());
    }

    @Test
    void patientKernelsLoadVectorsOnceThereIsWorkAndNotBefore() {
        SimdKernels kernels = new SimdKernels("simd", 128, 3 * 64);
        Matrix a = Matrix.of(new float[] {1, 2, 3, 4}, 0, 4, 1);
        Matrix b = Matrix.zeros(1, 16);
        Matrix c = Matrix.zeros(4, 16);
        for (int call = 0; call < 3; call++) {
            assertThat(kernels.isOnVectors()).as("before call %d", call).isFalse();
            kernels.gemm(Form.NN, 1, a, b, null, c, 0, 4);
        }
        assertThat(kernels.isOnVectors()).isTrue();
    }

    /** A virtual machine that lacks something gets a sentence, not an exception and not slow vectors. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simd     |                                                        | false | --add-modules jdk.incubator.vector",
                "simd     | --add-modules=jdk.incubator.vector -Xint               | false | the optimising compiler (C2)",
                "simd     | --add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1 | false | the optimising compiler (C2)",
                "simd_128 | --add-modules=jdk.incubator.vector -XX:-UseFMA         | false | no fused multiply-add",
                "simd_256 | --add-modules=jdk.incubator.vector -XX:MaxVectorSize=16 | false | vectors have 128 bits",
                "simd     | --add-modules=jdk.incubator.vector -XX:MaxVectorSize=16 | true | 128-bit vectors",
                "simd_256 | --add-modules=jdk.incubator.vector -XX:UseAVX=2        | true | 256-bit vectors"
            })
    void whatIsMissingIsSaid(String name, String options, boolean available, String sentence) throws Exception {
        assertThat(Probe.inNewVirtualMachine(name, options == null ? "" : options))
                .startsWith(available + " ")
                .contains(sentence);
    }
}
