package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.ProblemList;
import dev.bpnet.data.TestData;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingTest {

    private static final int ROWS = 1_000_000;

    /** A million rows, made while they are read. */
    private static final class GeneratedRows extends InputStream {
        private byte[] line = "a,b,c,d\n".getBytes(StandardCharsets.UTF_8);
        private int at;
        private int rows;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            int n = 0;
            while (n < length) {
                if (at == line.length) {
                    if (rows == ROWS) {
                        break;
                    }
                    rows++;
                    line = (rows + "," + 0.5 * rows + ",label " + rows % 7 + ",\"x, y\"\n")
                            .getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int taken = Math.min(length - n, line.length - at);
                System.arraycopy(line, at, buffer, from + n, taken);
                at += taken;
                n += taken;
            }
            return n == 0 ? -1 : n;
        }
    }

    @Test
    void readsAMillionRowsInMemoryThatDoesNotGrow() {
        ProblemList problems = new ProblemList();
        List<Long> used = new ArrayList<>();
        long rows = 0;
        long last = 0;
        try (RowReader reader = Source.of(Input.of(Input.STDIN, new GeneratedRows()), TestData.csv())
                .open(problems)) {
            Row row = new Row();
            while (reader.next(row)) {
                rows++;
                last = row.line();
                if (rows % 250_000 == 1_000) {
                    used.add(usedMemory());
                }
            }
        }
        assertThat(problems.isEmpty()).isTrue();
        assertThat(rows).isEqualTo(ROWS);
        assertThat(last).isEqualTo(ROWS + 1);
        assertThat(used).hasSize(4);
        // What is held after 750,000 rows is what was held after 1,000, within the noise of the test's own JVM.
        assertThat(used.getLast() - used.getFirst()).isLessThan(4L << 20);
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
