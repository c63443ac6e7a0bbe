package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.layer.Stage;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {

    @ParameterizedTest
    @CsvSource({"128, 2, 6, 66", "256, 2, 6, 66", "512, 2, 6, 90", "128, 4, 6, 36", "7, 2, 6, 6", "100, 2, 16, 64"})
    void blocksAreOfWholeTilesAndAsManyForEachThread(int extent, int threads, int tile, int size) {
        assertThat(Execution.blockSize(extent, threads, tile)).isEqualTo(size);
    }

    @Test
    void noBlockIsLargerThanAThreadsCacheTakes() {
        for (int extent = 1; extent < 2000; extent++) {
            for (int threads = 2; threads <= 8; threads++) {
                assertThat(Execution.blockSize(extent, threads, 6)).isBetween(6, 96);
            }
        }
    }

    /** Below 200,000 multiply-adds a thread waking it costs more than it saves. */
    @Test
    void thereAreAsManyThreadsAsTheWorkIsWorth() {
        try (Team team = new Team(3)) {
            Execution execution = new Execution(List.of(), team, 1);
            assertThat(new long[] {0, 199_999, 200_000, 399_999, 400_000, 600_000, 10_000_000})
                    .satisfies(work -> assertThat(Arrays.stream(work).mapToInt(execution::threads))
                            .containsExactly(1, 1, 1, 1, 2, 3, 3));
            team.alone(true);
            assertThat(execution.threads(10_000_000)).isEqualTo(1);
        }
    }

    /** Ranges that a stage was run over, ascending. */
    private static List<String> ranges(Team team, int rows, long workPerRow, int columns) {
        List<String> ranges = Collections.synchronizedList(new ArrayList<>());
        Stage recorder = (pass, from, to) -> ranges.add(String.format(Locale.ROOT, "%05d-%d", from, to));
        Graph graph = Graph.of(NetworkSpec.of(1, dense(1)), Plugins.load());
        Workspace workspace = new Workspace(
                Plan.of(graph, Plan.Purpose.PREDICT, rows), Arenas.of(new float[2], new float[0]), new ScalarKernels());
        workspace.begin(rows, false, 0, 0);
        new Execution(
                        workspace.around(
                                columns == 0 ? recorder : Stage.overColumns(columns, recorder),
                                (pass, from, to) -> {},
                                Plan.Purpose.PREDICT),
                        team,
                        workPerRow)
                .run(rows);
        return ranges.stream()
                .sorted()
                .map(r -> r.replaceFirst("^0+(?=\\d)", ""))
                .toList();
    }

    @Test
    void oneThreadGoesOverBlocksOf96() {
        try (Team team = new Team(1)) {
            assertThat(ranges(team, 200, 1_000_000, 0)).containsExactly("0-96", "96-192", "192-200");
            assertThat(ranges(team, 192, 1_000_000, 0)).containsExactly("0-96", "96-192");
            assertThat(ranges(team, 3, 1_000_000, 100)).containsExactly("0-96", "96-100");
        }
    }

    /** 200 rows by two threads: four blocks of 54, whole tiles of six; 100 columns two of 64, whole cache lines. */
    @Test
    void severalThreadsShareBlocksOfTheSameSize() {
        try (Team team = new Team(2)) {
            assertThat(ranges(team, 200, 1_000_000, 0)).containsExactly("0-54", "54-108", "108-162", "162-200");
            assertThat(ranges(team, 108, 1_000_000, 0)).containsExactly("0-54", "54-108");
            assertThat(ranges(team, 3, 1_000_000, 100)).containsExactly("0-64", "64-100");
            assertThat(ranges(team, 200, 1, 0)).as("not worth it").containsExactly("0-96", "96-192", "192-200");
        }
    }
}
