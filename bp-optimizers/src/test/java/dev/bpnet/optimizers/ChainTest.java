package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.optimizers.transform.Decay;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine relies on when it runs a chain. */
class ChainTest {

    static List<Optimizer> optimizers() {
        return List.of(
                new Sgd().create(new Sgd.Parameters(0.1, 0, 0, false, 0.1, Decay.WEIGHTS)),
                new Sgd().create(new Sgd.Parameters(0.1, 0.9, 0.2, false, 0.1, Decay.WEIGHTS)),
                new Sgd().create(new Sgd.Parameters(0.1, 0.9, 0, true, 0, Decay.WEIGHTS)),
                new Adam().create(new Adam.Parameters(0.01, 0.9, 0.999, 1e-8, 0.1, Decay.ALL)),
                new AdamW().create(new AdamW().defaults()));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theBandsDoNotMatterToTheBit(Optimizer optimizer) {
        float[] whole = train(harness(optimizer), 0, 10, Integer.MAX_VALUE);

        for (int band : new int[] {1, 3, 16, 37}) {
            assertThat(train(harness(optimizer), 0, 10, band)).containsExactly(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRunResumedFromItsSlotsGoesOnToTheBit(Optimizer optimizer) {
        float[] straight = train(harness(optimizer), 0, 10, 16);

        ChainHarness first = harness(optimizer);
        train(first, 0, 4, 16);
        ChainHarness second = harness(optimizer);
        second.restore(first.save());

        assertThat(train(second, 4, 10, 16)).containsExactly(straight);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyLinkIsElementwise(Optimizer optimizer) {
        assertThat(optimizer.chain())
                .allSatisfy(link -> assertThat(link.scope()).isEqualTo(GradientTransform.Scope.ELEMENT));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepAllocatesNothing(Optimizer optimizer) {
        ChainHarness harness = harness(optimizer);
        float[] gradient = gradient(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 2_000; i++) {
            harness.step(gradient, 16);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            harness.step(gradient, 16);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    @Test
    void aSmallDecoupledDecayAddsUpOverManySteps() {
        AdamW plugin = new AdamW();
        ChainHarness harness = new ChainHarness(
                plugin.create(new AdamW.Parameters(1e-3, 0.9, 0.999, 1e-8, 1e-2, Decay.WEIGHTS)),
                Reference.layout(),
                new float[] {1.749f, -0.286f, -0.485f, -2.653f, 0.008f, 0.32f, 1, 2, 3},
                new ScalarKernels());
        float[] start = harness.parameters().clone();

        for (int t = 0; t < 10_000; t++) {
            harness.step(new float[9], 16);
        }

        for (int i = 0; i < 6; i++) {
            assertThat((double) harness.parameters()[i] / start[i])
                    .isCloseTo(StrictMath.pow(1 - 1e-5, 10_000), within(1e-4));
        }
        assertThat(new float[] {harness.parameters()[6], harness.parameters()[7], harness.parameters()[8]})
                .containsExactly(1, 2, 3);
    }

    private static ParameterLayout layout() {
        ParameterLayout.Builder builder = ParameterLayout.builder();
        builder.add("layers[0].weights", Role.WEIGHT, 5, 7);
        builder.add("layers[0].bias", Role.BIAS, 1, 7);
        builder.add("layers[1].weights", Role.WEIGHT, 7, 3);
        builder.add("layers[1].bias", Role.BIAS, 1, 3);
        return builder.build();
    }

    private static ChainHarness harness(Optimizer optimizer) {
        return new ChainHarness(optimizer, layout(), gradient(0), new ScalarKernels());
    }

    private static float[] train(ChainHarness harness, int from, int to, int band) {
        for (int t = from; t < to; t++) {
            harness.rate(0.1 / (t + 1));
            harness.step(gradient(t + 1), band);
        }
        return harness.parameters();
    }

    /** Some numbers between -1 and 1, a few of them 0. */
    private static float[] gradient(int seed) {
        float[] g = new float[layout().size()];
        for (int i = 0; i < g.length; i++) {
            g[i] = (i * 7919 + seed * 104_729) % 2_001 / 1_000f - 1;
        }
        g[seed % g.length] = 0;
        return g;
    }
}
