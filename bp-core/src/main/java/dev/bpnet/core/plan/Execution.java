package dev.bpnet.core.plan;

import dev.bpnet.api.layer.Stage;
import dev.bpnet.core.parallel.Team;
import java.util.List;

/** Runs segments over the rows (or columns) of a batch, in blocks that threads take. Allocates nothing while running. */
public final class Execution {
    /** Rows a block at most: a multiple of {@link #TILE_ROWS}, and few enough to keep a block's layers in L2. */
    private static final int BLOCK_ROWS = 96;

    /**
     * Rows of the register tiles of products. 64 rows of depth 784 and 512 columns took 310 µs where 96 took 363: the 4 rows that
     * are left over cost nearly two tiles.
     */
    private static final int TILE_ROWS = 6;

    /** A cache line of columns: two threads never write into the same one. */
    private static final int LINE_COLUMNS = 16;

    /** Below this many multiply-adds in a phase one thread is faster: waking others costs a few microseconds. */
    private static final long MIN_WORK_PER_THREAD = 200_000;

    private final Segment[] segments;
    private final Team team;
    private final long workPerRow;
    private final Block block = new Block();

    /** Prepares segments of a network with that many parameters. */
    public Execution(List<Segment> segments, Team team, long workPerRow) {
        this.segments = segments.toArray(Segment[]::new);
        this.team = team;
        this.workPerRow = workPerRow;
    }

    /** Runs all segments over rows {@code [0, rows)}. */
    public void run(int rows) {
        int threads = threads(rows * workPerRow);
        for (Segment segment : segments) {
            boolean overRows = segment.over() == Stage.Over.ROWS;
            int extent = overRows ? rows : segment.columns();
            if (threads == 1) {
                for (int from = 0; from < extent; from += BLOCK_ROWS) {
                    segment.run(from, Math.min(extent, from + BLOCK_ROWS));
                }
            } else {
                block.segment = segment;
                block.extent = extent;
                block.size = blockSize(extent, threads, overRows ? TILE_ROWS : LINE_COLUMNS);
                team.run((extent + block.size - 1) / block.size, block);
            }
        }
    }

    /** The size of blocks, as many for each thread, of whole tiles but for the last. */
    static int blockSize(int extent, int threads, int tile) {
        int blocks = threads * Math.ceilDiv(extent, threads * BLOCK_ROWS);
        return tile * Math.ceilDiv(Math.ceilDiv(extent, blocks), tile);
    }

    /** The threads worth using for that many multiply-adds. */
    int threads(long work) {
        return (int) Math.max(1, Math.min(team.working(), work / MIN_WORK_PER_THREAD));
    }

    private static final class Block implements Team.Task {
        @SuppressWarnings("NullAway.Init")
        private Segment segment;

        private int extent;
        private int size;

        @Override
        public void run(int part) {
            segment.run(part * size, Math.min(extent, (part + 1) * size));
        }
    }
}
