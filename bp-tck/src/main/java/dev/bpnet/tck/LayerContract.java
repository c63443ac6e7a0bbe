package dev.bpnet.tck;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.KernelsUnderTest;
import dev.bpnet.tck.check.LayerBlocks;
import dev.bpnet.tck.check.LayerDeclaresItself;
import dev.bpnet.tck.check.LayerFloat;
import dev.bpnet.tck.check.LayerGradient;
import dev.bpnet.tck.check.LayerInputs;
import dev.bpnet.tck.check.LayerNan;
import dev.bpnet.tck.check.LayerSubject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a layer promises. */
public interface LayerContract extends RowContract {

    @Override
    LayerPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others where it has parameters worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** The widths of the input to examine it with. */
    default List<Integer> widths() {
        return LayerSubject.WIDTHS;
    }

    /** The inputs of rows: numbers in [-2, 2), unless the layer wants others. */
    default LayerInputs inputs() {
        return LayerInputs.usual();
    }

    /** How far the float path may be from the definition, relative. */
    default double tolerance() {
        return LayerSubject.TOLERANCE;
    }

    /** The primitives to run it with. */
    default Kernels kernels() {
        return KernelsUnderTest.kernels();
    }

    /** {@link LayerGradient}. */
    @Test
    default void backwardOfTheDefinitionIsTheDerivativeOfForward() {
        examine(new LayerGradient());
    }

    /** {@link LayerFloat}. */
    @Test
    default void theFloatStagesComputeTheDefinition() {
        examine(new LayerFloat());
    }

    /** {@link LayerNan}. */
    @Test
    default void nanStaysNan() {
        examine(new LayerNan());
    }

    /** {@link LayerBlocks}. */
    @Test
    default void howTheWorkIsSplitChangesNoBit() {
        examine(new LayerBlocks());
    }

    /** {@link LayerDeclaresItself}. */
    @Test
    default void whatItSaysOfItselfIsTrue() {
        examine(new LayerDeclaresItself());
    }

    /** The plugin with each of its variants on each of its widths. */
    @Override
    default List<LayerSubject> subjects() {
        LayerPlugin<?> plugin = plugin();
        return variants().stream()
                .flatMap(variant -> widths().stream()
                        .map(width -> new LayerSubject(plugin, variant, width, inputs(), tolerance(), kernels())))
                .toList();
    }

    private void examine(Check<LayerSubject> check) {
        Verdict.require(check, subjects());
    }
}
