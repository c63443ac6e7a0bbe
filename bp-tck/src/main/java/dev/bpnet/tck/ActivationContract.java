package dev.bpnet.tck;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.tck.check.ActivationSubject;
import dev.bpnet.tck.check.BackwardReadsAreHonest;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.ElementwiseIsHonest;
import dev.bpnet.tck.check.FloatMatchesDefinition;
import dev.bpnet.tck.check.GradientMatchesDefinition;
import dev.bpnet.tck.check.KernelsUnderTest;
import dev.bpnet.tck.check.NanStaysNan;
import dev.bpnet.tck.check.WorksInPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an activation promises. */
public interface ActivationContract extends RowContract {

    @Override
    ActivationPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others where it has parameters worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The inputs at which the derivative jumps; only there the gradient is not compared. */
    default List<Double> kinks() {
        return List.of();
    }

    /** How far the float path may be from the definition, relative. */
    default double tolerance() {
        return ActivationSubject.TOLERANCE;
    }

    /** The primitives to run it with. */
    default Kernels kernels() {
        return KernelsUnderTest.kernels();
    }

    /** {@link GradientMatchesDefinition}. */
    @Test
    default void theDefinitionBackwardIsTheDerivativeOfTheDefinition() {
        examine(new GradientMatchesDefinition());
    }

    /** {@link FloatMatchesDefinition}. */
    @Test
    default void theFloatPathComputesTheDefinition() {
        examine(new FloatMatchesDefinition());
    }

    /** {@link NanStaysNan}. */
    @Test
    default void nanStaysNan() {
        examine(new NanStaysNan());
    }

    /** {@link WorksInPlace}. */
    @Test
    default void theOutputMayReplaceTheInput() {
        examine(new WorksInPlace());
    }

    /** {@link BackwardReadsAreHonest}. */
    @Test
    default void backwardReadsOnlyWhatItSays() {
        examine(new BackwardReadsAreHonest());
    }

    /** {@link ElementwiseIsHonest}. */
    @Test
    default void elementwiseIsTrueOnlyIfItIs() {
        examine(new ElementwiseIsHonest());
    }

    /** The plugin with each of its variants. */
    @Override
    default List<ActivationSubject> subjects() {
        ActivationPlugin<?> plugin = plugin();
        return variants().stream()
                .map(variant -> new ActivationSubject(plugin, variant, kinks(), tolerance(), kernels()))
                .toList();
    }

    private void examine(Check<ActivationSubject> check) {
        Verdict.require(check, subjects());
    }
}
