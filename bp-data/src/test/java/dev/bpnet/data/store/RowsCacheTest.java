package dev.bpnet.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsCacheTest {
    private static final int ROWS = 100;
    private static final RowsLayout LAYOUT = new RowsLayout(3, 2, true);
    private static final TargetInfo TARGET = TargetInfo.numbers(2);

    private final Path folder;
    private final RowsCache cache;
    private final AtomicInteger written = new AtomicInteger();

    RowsCacheTest(@TempDir Path temporary) {
        folder = temporary.resolve("runs/some name/cache");
        cache = new RowsCache(folder);
    }

    @Test
    void givesTheBitsThatWereWrittenInTheOrderAskedFor() {
        Dataset rows = rows(key(1));

        assertThat(rows.rows()).isEqualTo(ROWS);
        assertThat(rows.inputs()).isEqualTo(3);
        assertThat(rows.target()).isEqualTo(TARGET);
        assertThat(rows.weighted()).isTrue();
        Matrix x = Matrix.zeros(4, 3);
        Matrix t = Matrix.zeros(4, 2);
        rows.gather(new int[] {5, 99, 0, 7}, 1, 4, x, t, 1);
        assertThat(x.get(0, 0)).as("the row before is left alone").isZero();
        for (int i = 1; i < 4; i++) {
            int row = List.of(5, 99, 0, 7).get(i);
            assertThat(x.get(i, 0)).isEqualTo(row);
            assertThat(x.get(i, 1)).isEqualTo(-0f);
            assertThat(Float.floatToRawIntBits(x.get(i, 2))).isEqualTo(Float.floatToRawIntBits(1f / (row + 1)));
            assertThat(t.get(i, 0)).isNaN();
            assertThat(t.get(i, 1)).isEqualTo(10 * row);
            assertThat(rows.weight(row)).isEqualTo(row / 7.0);
        }
    }

    @Test
    void writesOnceAndKeepsTheLastOfAPart() throws IOException {
        rows(key(1));
        rows(key(1));
        assertThat(written).hasValue(1);

        age();
        rows(key(2));
        assertThat(written).hasValue(2);
        assertThat(files()).singleElement().asString().startsWith("train-02");
    }

    @Test
    void whoeverHasItMappedKeepsItThoughAnotherTakesItsPlace() throws IOException {
        Dataset first = rows(key(1));
        age();
        rows(key(2));
        assertThat(files()).hasSize(1);

        Matrix x = Matrix.zeros(1, 3);
        first.gather(new int[] {42}, 0, 1, x, Matrix.zeros(1, 2), 0);
        assertThat(x.get(0, 0)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 40, 45, 64, 1000, -16, -8, -1})
    void writesAnewWhatIsDamagedAnywhere(int at) throws IOException {
        rows(key(1));
        Path file = folder.resolve(files().getFirst());
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 0x10;
        replace(file, bytes);

        assertThat(rows(key(1)).rows()).isEqualTo(ROWS);
        assertThat(written).hasValue(2);
        assertThat(rows(key(1)).rows()).isEqualTo(ROWS);
        assertThat(written).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 63, 80, 500})
    void writesAnewWhatIsCutOff(int length) throws IOException {
        rows(key(1));
        Path file = folder.resolve(files().getFirst());
        replace(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThat(rows(key(1)).rows()).isEqualTo(ROWS);
        assertThat(written).hasValue(2);
    }

    @Test
    void anotherLayoutIsAnotherFile() {
        rows(key(1));

        Dataset other = cache.rows("train", key(1), new RowsLayout(5, 2, false), TARGET, writer -> {
            writer.add(new float[] {1, 2, 3, 4, 5}, 0, new float[] {6, 7}, 0, 1);
        });

        assertThat(other.rows()).isEqualTo(1);
        assertThat(other.weight(0)).isEqualTo(1);
    }

    @Test
    void aFullDiskIsToldInASentenceAndLeavesNoFile() throws IOException {
        assertThatThrownBy(() -> cache.rows("train", key(1), LAYOUT, TARGET, writer -> {
                    writer.add(new float[3], 0, new float[2], 0, 1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(DataException.class, wrong -> {
                    assertThat(wrong.problems().getFirst().sentence())
                            .contains("cannot be put on the disk: No space left on device");
                    assertThat(wrong.problems().getFirst().hints().toString())
                            .contains("GiB are free")
                            .contains("cache: memory");
                });
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedOnceNobodyCanBeWritingIt() throws IOException {
        Files.createDirectories(folder);
        Path old = Files.createFile(folder.resolve(".train-0101010101010101.rows.5f3a.tmp"));
        Path other = Files.createFile(folder.resolve(".test-0101010101010101.rows.5f3a.tmp"));
        Path young = Files.createFile(folder.resolve(".train-0101010101010101.rows.77.tmp"));
        for (Path file : List.of(old, other)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        }

        rows(key(1));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).as("that of another part").exists();
    }

    @Test
    void severalAtOnceAllGetTheirRows() throws IOException {
        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> assertThat(rows(key(1 + i % 2)).rows()).isEqualTo(ROWS));
        assertThat(files()).allMatch(name -> name.endsWith(".rows")).hasSizeBetween(1, 2);
    }

    private Dataset rows(byte[] key) {
        return cache.rows("train", key, LAYOUT, TARGET, writer -> {
            written.incrementAndGet();
            for (int row = 0; row < ROWS; row++) {
                writer.add(
                        new float[] {99, row, -0f, 1f / (row + 1)}, 1, new float[] {Float.NaN, 10 * row}, 0, row / 7.0);
            }
        });
    }

    private void age() throws IOException {
        Path file = folder.resolve(files().getFirst());
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
    }

    /** In place of the file, not into it: it may be mapped. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes);
    }

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) first);
        return key;
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
