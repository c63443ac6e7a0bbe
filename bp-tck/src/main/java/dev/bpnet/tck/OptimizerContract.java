package dev.bpnet.tck;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.tck.check.BandsDoNotMatter;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.Descends;
import dev.bpnet.tck.check.KernelsUnderTest;
import dev.bpnet.tck.check.OptimizerDeclaresItself;
import dev.bpnet.tck.check.OptimizerSubject;
import dev.bpnet.tck.check.ResumesExactly;
import dev.bpnet.tck.check.StepsAllocateNothing;
import dev.bpnet.tck.check.StepsAreDeterministic;
import dev.bpnet.tck.check.TouchesOnlyItsBand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an optimizer promises. */
public interface OptimizerContract extends PluginContract {

    @Override
    OptimizerPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others that make another chain of it. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The primitives to run it with. */
    default Kernels kernels() {
        return KernelsUnderTest.kernels();
    }

    /** {@link StepsAreDeterministic}. */
    @Test
    default void theSameStepsGiveTheSameBits() {
        examine(new StepsAreDeterministic());
    }

    /** {@link OptimizerDeclaresItself}. */
    @Test
    default void theChainAndItsSlotsAreSound() {
        examine(new OptimizerDeclaresItself());
    }

    /** {@link BandsDoNotMatter}. */
    @Test
    default void bandsDoNotMatter() {
        examine(new BandsDoNotMatter());
    }

    /** {@link TouchesOnlyItsBand}. */
    @Test
    default void aCallTouchesOnlyItsBand() {
        examine(new TouchesOnlyItsBand());
    }

    /** {@link ResumesExactly}. */
    @Test
    default void allStateIsDeclared() {
        examine(new ResumesExactly());
    }

    /** {@link StepsAllocateNothing}. */
    @Test
    default void aWarmStepAllocatesNothing() {
        examine(new StepsAllocateNothing());
    }

    /** {@link Descends}. */
    @Test
    default void itGoesDownhillAtTheRateItIsTold() {
        examine(new Descends());
    }

    private void examine(Check<OptimizerSubject> check) {
        OptimizerPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new OptimizerSubject(plugin, variant, kernels()))
                        .toList());
    }
}
