package dev.bpnet.tck;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.KernelsUnderTest;
import dev.bpnet.tck.check.LossAlone;
import dev.bpnet.tck.check.LossDeclaresItself;
import dev.bpnet.tck.check.LossFinite;
import dev.bpnet.tck.check.LossFloat;
import dev.bpnet.tck.check.LossGradient;
import dev.bpnet.tck.check.LossNan;
import dev.bpnet.tck.check.LossRowScale;
import dev.bpnet.tck.check.LossSubject;
import dev.bpnet.tck.check.LossSubject.Smoothness;
import dev.bpnet.tck.check.TargetNumbers;
import dev.bpnet.tck.check.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a loss promises. */
public interface LossContract extends RowContract {

    @Override
    LossPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others where it has parameters worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The targets to examine it with: of each kind that it accepts, a small one and a larger one. */
    default List<TargetInfo> targets() {
        return Targets.of(plugin().accepts());
    }

    /** The targets of rows: numbers in [-2, 2) and any classes, unless the loss wants others. */
    default TargetNumbers numbers() {
        return TargetNumbers.usual();
    }

    /** Where the derivative may be compared: everywhere, unless it jumps. */
    default Smoothness smoothness() {
        return Smoothness.everywhere();
    }

    /** How far the float path may be from the definition, relative. */
    default double tolerance() {
        return LossSubject.TOLERANCE;
    }

    /** The primitives to run it with. */
    default Kernels kernels() {
        return KernelsUnderTest.kernels();
    }

    /** {@link LossGradient}. */
    @Test
    default void theGradientIsTheDerivativeOfTheDefinition() {
        examine(new LossGradient());
    }

    /** {@link LossFloat}. */
    @Test
    default void theFloatPathComputesTheDefinition() {
        examine(new LossFloat());
    }

    /** {@link LossNan}. */
    @Test
    default void nanStaysNan() {
        examine(new LossNan());
    }

    /** {@link LossFinite}; says nothing about {@link TargetKind#NUMBER}. */
    @Test
    default void theLossOfClassesIsFinite() {
        examine(new LossFinite());
    }

    /** {@link LossRowScale}. */
    @Test
    default void theScaleOfARowMultipliesItsGradientOnly() {
        examine(new LossRowScale());
    }

    /** {@link LossAlone}. */
    @Test
    default void theLossDoesNotDependOnWhereTheGradientGoes() {
        examine(new LossAlone());
    }

    /** {@link LossDeclaresItself}. */
    @Test
    default void whatItSaysOfItselfIsTrue() {
        examine(new LossDeclaresItself());
    }

    /** The plugin with each of its variants for each of its targets. */
    @Override
    default List<LossSubject> subjects() {
        LossPlugin<?> plugin = plugin();
        return variants().stream()
                .flatMap(variant -> targets().stream()
                        .map(target -> new LossSubject(
                                plugin, variant, target, numbers(), smoothness(), tolerance(), kernels())))
                .toList();
    }

    private void examine(Check<LossSubject> check) {
        Verdict.require(check, subjects());
    }
}
