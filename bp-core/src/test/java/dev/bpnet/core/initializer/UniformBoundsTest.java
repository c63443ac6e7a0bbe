package dev.bpnet.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds that are no floats: numbers stay between them where floats do, and are the nearest one where none does. */
class UniformBoundsTest {

    /** The floats around 0.7 are 0.69999999, 0.70000005, 0.70000011 and 0.70000017. */
    @ParameterizedTest
    @CsvSource({"0.7, 0.7000001", "0.7, 0.70000006", "0.69999999, 0.70000010", "-0.70000010, -0.7", "0.7, 0.9"})
    void everyNumberLiesBetweenThem(double low, double high) {
        Matrix w = Matrix.zeros(20, 50);
        new UniformValues(low, high).initialize(RandomStream.of(1, Purpose.INITIALIZE, 0), 20, 50, w);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 50; j++) {
                assertThat((double) w.get(i, j)).isBetween(low, high);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.70000001, 0.70000002, 0.7", "0.70000004, 0.70000004, 0.70000005"})
    void whereNoFloatLiesBetweenThemItIsTheNearest(double low, double high, float nearest) {
        Matrix w = Matrix.zeros(3, 4);
        new UniformValues(low, high).initialize(RandomStream.of(1, Purpose.INITIALIZE, 0), 3, 4, w);
        assertThat(w.array()).containsOnly(nearest);
    }
}
