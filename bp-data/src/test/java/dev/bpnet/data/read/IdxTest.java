package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.DataException;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.TestData;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.Normalize;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    @TempDir
    private Path folder;

    /** Two images of 2 by 3 bytes. */
    private static final byte[] IMAGES = idx(0x08, new int[] {2, 2, 3}, 0, 1, 2, 3, 4, 255, 10, 20, 30, 40, 50, 60);

    private static final byte[] LABELS = idx(0x08, new int[] {2}, 7, 200);

    private static byte[] idx(int type, int[] sizes, int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(out)) {
            data.writeInt(type << 8 | sizes.length);
            for (int size : sizes) {
                data.writeInt(size);
            }
            for (int b : bytes) {
                data.writeByte(b);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    @Test
    void readsImagesWithTheLabelsThatLieBesideThem() throws IOException {
        write("train-labels-idx1-ubyte", LABELS);
        Source source = TestData.file(write("train-images-idx3-ubyte.gz", IMAGES));
        assertThat(TestData.rows(source))
                .containsExactly(
                        List.of("0", "1", "2", "3", "4", "255", "7"),
                        List.of("10", "20", "30", "40", "50", "60", "200"));
        try (RowReader reader = source.open(new ProblemList())) {
            assertThat(reader.header().names())
                    .containsExactly(
                            "pixel_0_0", "pixel_0_1", "pixel_0_2", "pixel_1_0", "pixel_1_1", "pixel_1_2", "label");
            assertThat(reader.header().columns().getFirst().settings().normalize())
                    .isEqualTo(Normalize.BYTES);
            assertThat(reader.header().columns().getLast().settings().type()).isEqualTo(ColumnType.CATEGORY);
        }
    }

    @Test
    void readsImagesWithoutLabels() throws IOException {
        assertThat(TestData.rows(TestData.file(write("some-images-idx3-ubyte", IMAGES)))
                        .getFirst())
                .containsExactly("0", "1", "2", "3", "4", "255");
    }

    @Test
    void readsTheTwoFilesThatAreNamed() throws IOException {
        write("x.idx", IMAGES);
        write("y.idx.gz", LABELS);
        Source source = new IdxSourcePlugin().create(new IdxFiles("x.idx", "y.idx.gz"), folder);
        assertThat(TestData.rows(source)).hasSize(2).allMatch(row -> row.size() == 7);
        assertThat(source.files()).containsExactly(folder.resolve("x.idx"), folder.resolve("y.idx.gz"));
    }

    @Test
    void changesThePathOfEachParameter() {
        IdxSourcePlugin plugin = new IdxSourcePlugin();

        assertThat(plugin.withPaths(new IdxFiles("x.idx", "y.idx"), (key, path) -> key + "/" + path))
                .isEqualTo(new IdxFiles("images/x.idx", "labels/y.idx"));
        assertThat(plugin.withPaths(new IdxFiles("x.idx", null), (key, path) -> key + "/" + path))
                .isEqualTo(new IdxFiles("images/x.idx", null));
    }

    @Test
    void readsAllTypesOfElements() throws IOException {
        assertThat(values(0x08, 255, 1)).containsExactly("255", "1");
        assertThat(values(0x09, 255, 1)).containsExactly("-1", "1");
        assertThat(values(0x0B, 255, 254, 1, 0)).containsExactly("-2", "256");
        assertThat(values(0x0C, 0, 1, 0, 0, 255, 255, 255, 255)).containsExactly("65536", "-1");
        assertThat(values(0x0D, 0x3f, 0, 0, 0, 0xbf, 0x80, 0, 0)).containsExactly("0.5", "-1");
        assertThat(values(0x0E, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0))
                .containsExactly("0.5", "<>");
    }

    private List<String> values(int type, int... bytes) throws IOException {
        return TestData.rows(TestData.file(write("values.idx", idx(type, new int[] {1, 2}, bytes))))
                .getFirst();
    }

    @Test
    void refusesWhatIsNoIdxFile() throws IOException {
        assertProblem(
                "text.idx",
                "not idx".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "is not an IDX file: it starts with the bytes 6E 6F 74 20");
        assertProblem("short.idx", new byte[] {0, 0, 8}, "is not an IDX file");
        assertProblem("empty.idx", new byte[0], "is empty");
        assertProblem("type.idx", idx(0x0A, new int[] {1, 1}, 0), "is not an IDX file");
        assertProblem("nodims.idx", idx(0x08, new int[] {}), "is not an IDX file");
        assertProblem("header.idx", new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0}, "is cut off in its header");
        assertProblem("negative.idx", idx(0x08, new int[] {1, -1}, 0), "has a damaged header: size -1 of dimension 2");
    }

    @Test
    void asksForNoMemoryOnTheWordOfADamagedHeader() throws IOException {
        assertProblem("huge.idx", idx(0x08, new int[] {1, 1 << 30, 1 << 30}, 0), "more than 1000000 numbers a row");
    }

    @Test
    void tellsOfFilesThatAreTooShortOrTooLong() throws IOException {
        assertProblem(
                "cut.idx", idx(0x08, new int[] {3, 2}, 1, 2, 3), "is cut off: its header promises 3 rows, it holds 1");
        assertProblem("long.idx", idx(0x08, new int[] {1, 2}, 1, 2, 3), "there is more behind 1 rows");
    }

    @Test
    void tellsOfLabelsThatDoNotBelongToTheImages() throws IOException {
        write("a-labels-idx1-ubyte", idx(0x08, new int[] {3}, 1, 2, 3));
        assertProblem(
                "a-images-idx3-ubyte",
                IMAGES,
                "holds 3 labels, but " + folder.resolve("a-images-idx3-ubyte") + " holds 2 rows");
        write("b-labels-idx1-ubyte", idx(0x08, new int[] {2, 2}, 1, 2, 3, 4));
        assertProblem("b-images-idx3-ubyte", IMAGES, "should hold one label a row, but holds 2 numbers a row");
    }

    @Test
    void tellsOfGzipDataThatIsCutOff() throws IOException {
        byte[] packed = Files.readAllBytes(write("whole-images-idx3-ubyte.gz", IMAGES));
        Path cut = folder.resolve("cut-images-idx3-ubyte.gz");
        Files.write(cut, java.util.Arrays.copyOf(packed, packed.length - 12));
        assertThatThrownBy(() -> TestData.rows(TestData.file(cut)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is cut off: the gzip data ends in the middle");
    }

    private void assertProblem(String name, byte[] bytes, String sentence) throws IOException {
        Source source = TestData.file(write(name, bytes));
        assertThatThrownBy(() -> TestData.rows(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence);
    }
}
