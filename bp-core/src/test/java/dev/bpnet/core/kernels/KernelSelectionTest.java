package dev.bpnet.core.kernels;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.train.Descent;
import dev.bpnet.core.train.Trainer;
import org.junit.jupiter.api.Test;

/**
 * The suite runs once on single numbers and once on vectors; which of them ran is asserted here, so that a pass which lost its
 * property, or fell back in silence, fails.
 */
class KernelSelectionTest {
    private static final String WANTED = System.getProperty(KernelSelection.PROPERTY, ScalarKernelsProvider.NAME);

    @Test
    void theTestsRunOnTheKernelsThatThisPassIsFor() {
        assertThat(KernelsUnderTest.kernels().name()).isEqualTo(WANTED);
    }

    @Test
    void trainersTakeTheSameByThemselves() {
        Dataset data = Dataset.of(new float[][] {{0, 1}, {1, 0}}, new int[] {0, 1});
        try (Trainer trainer = Trainer.builder(Network.of(2, dense(1)))
                .optimizer(Choice.of("descent"))
                .plugins(Plugins.builder().add(new Descent()).build())
                .build()) {
            assertThat(trainer.prepare(data).kernels().kernels().name()).isEqualTo(WANTED);
        }
    }

    @Test
    void aNameGoesBeforeTheProperty() {
        assertThat(KernelSelection.select("scalar", Plugins.load().kernelsProviders())
                        .kernels()
                        .name())
                .isEqualTo("scalar");
    }

    @Test
    void thePropertyMustNameKernelsThatThereAre() {
        String before = System.getProperty(KernelSelection.PROPERTY);
        System.setProperty(KernelSelection.PROPERTY, "abacus");
        try {
            assertThatThrownBy(() -> KernelSelection.auto(Plugins.load().kernelsProviders()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("there are no kernels named 'abacus'; known: auto, ");
        } finally {
            if (before == null) {
                System.clearProperty(KernelSelection.PROPERTY);
            } else {
                System.setProperty(KernelSelection.PROPERTY, before);
            }
        }
    }
}
