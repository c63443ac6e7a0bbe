package dev.bpnet.tck;

import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.InitializerFills;
import dev.bpnet.tck.check.InitializerListens;
import dev.bpnet.tck.check.InitializerRepeats;
import dev.bpnet.tck.check.InitializerSubject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an initializer promises. */
public interface InitializerContract extends PluginContract {

    @Override
    InitializerPlugin<?> plugin();

    /** The parameters to examine it with: its defaults, and others where it has parameters worth varying. */
    default List<? extends Record> variants() {
        return List.of(plugin().defaults());
    }

    /** Whether values may be the same in every parameter although they differ from cell to cell, as in an identity matrix. */
    default boolean fixed() {
        return false;
    }

    /** {@link InitializerFills}. */
    @Test
    default void everyCellIsFilledAndNoOther() {
        examine(new InitializerFills());
    }

    /** {@link InitializerRepeats}. */
    @Test
    default void theSameStreamGivesTheSameValues() {
        examine(new InitializerRepeats());
    }

    /** {@link InitializerListens}, unless {@link #fixed()}. */
    @Test
    default void valuesComeFromTheStream() {
        if (!fixed()) {
            examine(new InitializerListens());
        }
    }

    private void examine(Check<InitializerSubject> check) {
        InitializerPlugin<?> plugin = plugin();
        Verdict.require(
                check,
                variants().stream()
                        .map(variant -> new InitializerSubject(plugin, variant))
                        .toList());
    }
}
