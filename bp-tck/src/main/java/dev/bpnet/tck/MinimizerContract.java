package dev.bpnet.tck;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.Converges;
import dev.bpnet.tck.check.EndsWithASentence;
import dev.bpnet.tck.check.KernelsUnderTest;
import dev.bpnet.tck.check.MinimizerDeclaresItself;
import dev.bpnet.tck.check.MinimizerResumes;
import dev.bpnet.tck.check.MinimizerSubject;
import dev.bpnet.tck.check.MinimizersAreDeterministic;
import dev.bpnet.tck.check.MinimizingAllocatesNothing;
import dev.bpnet.tck.check.NeverEndsHigher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an optimizer with a {@link dev.bpnet.api.optimizer.Minimizer} in the place of a chain promises. */
public interface MinimizerContract extends PluginContract {

    @Override
    OptimizerPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others that take it another way. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The primitives to run it with. */
    default Kernels kernels() {
        return KernelsUnderTest.kernels();
    }

    /** {@link MinimizersAreDeterministic}. */
    @Test
    default void theSameStepsGiveTheSameBits() {
        examine(new MinimizersAreDeterministic());
    }

    /** {@link MinimizerDeclaresItself}. */
    @Test
    default void itsSlotsAndItsRateAreSound() {
        examine(new MinimizerDeclaresItself());
    }

    /** {@link Converges}. */
    @Test
    default void itArrivesInTheMinimum() {
        examine(new Converges());
    }

    /** {@link EndsWithASentence}. */
    @Test
    default void itEndsWithASentence() {
        examine(new EndsWithASentence());
    }

    /** {@link NeverEndsHigher}. */
    @Test
    default void noStepEndsHigherThanItBegan() {
        examine(new NeverEndsHigher());
    }

    /** {@link MinimizerResumes}. */
    @Test
    default void allStateIsDeclared() {
        examine(new MinimizerResumes());
    }

    /** {@link MinimizingAllocatesNothing}. */
    @Test
    default void aWarmStepAllocatesNothing() {
        examine(new MinimizingAllocatesNothing());
    }

    private void examine(Check<MinimizerSubject> check) {
        OptimizerPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new MinimizerSubject(plugin, variant, kernels()))
                        .toList());
    }
}
