package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.store.Spill;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellStoreTest {

    /** Less than the first chunk, all of it, several with and without a rest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 4095, 4096, 4097, 8192, 100_000})
    void everyCellIsKeptHoweverManyThereAre(int cells) {
        CellStore store = new CellStore();
        fill(store, cells);
        verify(store, cells);
    }

    /** The heap ends within the first chunk, at an edge of a chunk, and within a later one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 64, 4096, 5000, 8192})
    void cellsBeyondTheHeapGoOnInThePieces(int onHeap, @TempDir Path folder) {
        CellStore store = new CellStore(Spill.into(folder, onHeap), onHeap);
        fill(store, 10_000);
        verify(store, 10_000);
    }

    private static void fill(CellStore store, int cells) {
        for (int i = 0; i < cells; i++) {
            store.add(31 * i + 7);
        }
    }

    private static void verify(CellStore store, int cells) {
        assertThat(store.size()).isEqualTo(cells);
        for (int i = 0; i < cells; i++) {
            if (store.get(i) != 31 * i + 7) {
                assertThat(store.get(i)).as("cell %d", i).isEqualTo(31 * i + 7);
            }
        }
    }
}
