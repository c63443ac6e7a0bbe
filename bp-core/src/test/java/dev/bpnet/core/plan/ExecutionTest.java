package dev.bpnet.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {

    @ParameterizedTest
    @CsvSource({"128, 2, 6, 66", "256, 2, 6, 66", "512, 2, 6, 90", "128, 4, 6, 36", "7, 2, 6, 6", "100, 2, 16, 64"})
    void blocksAreOfWholeTilesAndAsManyForEachThread(int extent, int threads, int tile, int size) {
        assertThat(Execution.blockSize(extent, threads, tile)).isEqualTo(size);
    }

    @Test
    void noBlockIsLargerThanAThreadsCacheTakes() {
        for (int extent = 1; extent < 2000; extent++) {
            for (int threads = 2; threads <= 8; threads++) {
                assertThat(Execution.blockSize(extent, threads, 6)).isBetween(6, 96);
            }
        }
    }
}
