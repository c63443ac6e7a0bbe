package dev.bpnet.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.DataException;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.prepare.EncodedRows;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import dev.bpnet.data.read.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
    /** More rows than a piece holds cells, so that the second piece is used. */
    private static final int ROWS = (1 << 18) + 1000;

    @TempDir
    private Path folder;

    @Test
    void aTableBesideTheHeapGivesTheSameNumbersAndLeavesNoFile() {
        String text = text();

        EncodedRows onHeap = encoded(text, Spill.NONE);
        EncodedRows spilled = encoded(text, Spill.into(folder.resolve("cache"), 10_000));

        assertThat(spilled.inputs()).isEqualTo(onHeap.inputs());
        assertThat(spilled.targets()).isEqualTo(onHeap.targets());
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> encoded("a,b,y\n1,2,3\n4,5,6\n7,8,9\n", Spill.into(file, 3)))
                .isInstanceOfSatisfying(
                        DataException.class,
                        wrong -> assertThat(wrong.problems().getFirst().sentence())
                                .startsWith(
                                        "the rows read so far do not fit into memory and cannot be put on the disk: "));
    }

    /** Few distinct numbers, many, a category, a boolean, gaps. */
    private static String text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("few,many,letter,truth,y\n");
        for (int row = 0; row < ROWS; row++) {
            int number = random.nextInt(1_000_000);
            text.append(number % 17).append(',');
            text.append(number % 100 == 0 ? "" : "0." + number).append(',');
            text.append((char) ('a' + number % 5))
                    .append(',')
                    .append(number % 2 == 0)
                    .append(',');
            text.append(number % 1013).append('\n');
        }
        return text.toString();
    }

    private static EncodedRows encoded(String text, Spill spill) {
        LoadedData data =
                LoadedData.load(List.of(TestData.text(text)), Preparation.predicting("y"), TableReader.ALL_ROWS, spill);
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        return data.encode(fitted, IntStream.range(0, ROWS).toArray());
    }
}
