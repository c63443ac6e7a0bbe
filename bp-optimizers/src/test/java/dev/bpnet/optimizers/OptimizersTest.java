package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.Momentum;
import dev.bpnet.optimizers.transform.ScaleByAdam;
import dev.bpnet.tck.check.ChainDriver;
import dev.bpnet.tck.check.KernelsUnderTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, defaults and which links each optimizer is made of. */
class OptimizersTest {

    @Test
    void theDefaultsAreThoseOfPyTorchAndKeras() {
        assertThat(new Sgd().defaults()).isEqualTo(new Sgd.Parameters(0.01, 0, 0, false, 0, Decay.WEIGHTS));
        assertThat(new Adam().defaults()).isEqualTo(new Adam.Parameters(0.001, 0.9, 0.999, 1e-8, 0, Decay.WEIGHTS));
        assertThat(new AdamW().defaults())
                .isEqualTo(new AdamW.Parameters(0.001, 0.9, 0.999, 1e-8, 0.01, Decay.WEIGHTS));
    }

    @Test
    void thereIsNoVelocityWithoutMomentum() {
        assertThat(new Sgd().create(new Sgd().defaults()).chain())
                .containsExactly(new AddDecayedWeights(0, Decay.WEIGHTS), new Descend());
        assertThat(new Sgd()
                        .create(new Sgd.Parameters(0.5, 0.9, 0.1, false, 0.2, Decay.ALL))
                        .chain())
                .containsExactly(new AddDecayedWeights(0.2, Decay.ALL), new Momentum(0.9, 0.1, false), new Descend());
        assertThat(new Adam().create(new Adam().defaults()).chain())
                .containsExactly(
                        new AddDecayedWeights(0, Decay.WEIGHTS), new ScaleByAdam(0.9, 0.999, 1e-8), new Descend());
    }

    @Test
    void decayIsCoupledInAdamAndDecoupledInAdamW() {
        Adam.Parameters adam = new Adam.Parameters(0.001, 0.9, 0.999, 1e-8, 0.01, Decay.WEIGHTS);

        assertThat(new Adam().create(adam).chain())
                .containsExactly(
                        new AddDecayedWeights(0.01, Decay.WEIGHTS), new ScaleByAdam(0.9, 0.999, 1e-8), new Descend());
        assertThat(new AdamW().create(new AdamW().defaults()).chain())
                .containsExactly(
                        new ScaleByAdam(0.9, 0.999, 1e-8), new AddDecayedWeights(0.01, Decay.WEIGHTS), new Descend());
    }

    @Test
    void everyLinkIsElementwiseSoThatABandIsUpdatedWhileItIsHot() {
        assertThat(List.of(
                        new Sgd().create(new Sgd.Parameters(0.5, 0.9, 0.1, false, 0.2, Decay.ALL)),
                        new AdamW().create(new AdamW().defaults())))
                .flatExtracting(Optimizer::chain)
                .allSatisfy(link -> assertThat(link.scope()).isEqualTo(GradientTransform.Scope.ELEMENT));
    }

    @Test
    void aSmallDecoupledDecayAddsUpOverManySteps() {
        ChainDriver driver = new ChainDriver(
                new AdamW().create(new AdamW.Parameters(1e-3, 0.9, 0.999, 1e-8, 1e-2, Decay.WEIGHTS)),
                Reference.layout(),
                new float[] {1.749f, -0.286f, -0.485f, -2.653f, 0.008f, 0.32f, 1, 2, 3},
                KernelsUnderTest.kernels());
        float[] start = driver.parameters().clone();

        for (int t = 0; t < 10_000; t++) {
            driver.step(new float[9], 16);
        }

        for (int i = 0; i < 6; i++) {
            assertThat((double) driver.parameters()[i] / start[i])
                    .isCloseTo(StrictMath.pow(1 - 1e-5, 10_000), within(1e-4));
        }
        assertThat(Arrays.copyOfRange(driver.parameters(), 6, 9)).containsExactly(1, 2, 3);
    }

    @Test
    void theRateIsTheOneGiven() {
        assertThat(new Sgd()
                        .create(new Sgd.Parameters(0.25, 0, 0, false, 0, Decay.ALL))
                        .learningRate())
                .isEqualTo(0.25);
    }

    @Test
    void nesterovNeedsMomentumAndNoDampening() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd.Parameters(0.1, 0, 0, true, 0, Decay.WEIGHTS))
                .withMessage("nesterov needs a momentum above 0 and a dampening of 0, but momentum is 0.0 and dampening"
                        + " is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd.Parameters(0.1, 0.9, 0.5, true, 0, Decay.WEIGHTS))
                .withMessageEndingWith("but momentum is 0.9 and dampening is 0.5");
    }

    @ParameterizedTest
    @EnumSource
    void decayTouchesWhatItsNameSays(Role role) {
        Parameter p = new Parameter(0, "p", role, 0, 2, 3);

        assertThat(Decay.ALL.touches(p)).isTrue();
        assertThat(Decay.WEIGHTS.touches(p)).isEqualTo(role == Role.WEIGHT || role == Role.EMBEDDING);
    }
}
