package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class StepAllocationTest {
    private static final int ROWS = 20;

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (StepEngineTest.Fixture fixture = new StepEngineTest.Fixture(Tasks.thirds(ROWS, 5, 3), ROWS)) {
            double[] weights = {};
            long step = 1;
            long least = Long.MAX_VALUE;
            // Vectors are boxed until they are compiled for good, which takes longer than single numbers do.
            for (int attempt = 0; attempt < 50 && least >= 1000; attempt++) {
                for (int i = 0; i < 2000; i++) {
                    fixture.engine.step(fixture.data, weights, fixture.order, 0, ROWS, step++);
                }
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    fixture.engine.step(fixture.data, weights, fixture.order, 0, ROWS, step++);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isLessThan(1000);
        }
    }
}
