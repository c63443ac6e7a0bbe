package dev.bpnet.data.store;

import dev.bpnet.data.DataException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Memory for a table that is too large for the heap: pieces of one temporary file, which the system pages in and out. Each
 * column keeps its first cells on the heap and goes on here. The file has no name any more once it is open, so that none is left
 * whatever happens; a piece lives as long as something refers to it. For use by one thread.
 */
public final class Spill {

    /** Everything stays on the heap. */
    public static final Spill NONE = new Spill(null, Long.MAX_VALUE);

    private static final int ZEROS = 1 << 16;

    private final @Nullable Path folder;
    private final long cellsOnHeap;
    private @Nullable FileChannel channel;
    private long end;

    private Spill(@Nullable Path folder, long cellsOnHeap) {
        this.folder = folder;
        this.cellsOnHeap = cellsOnHeap;
    }

    /**
     * Spills into a folder.
     *
     * @param folder made when it is first needed
     * @param cellsOnHeap the cells of all columns together that stay on the heap
     */
    public static Spill into(Path folder, long cellsOnHeap) {
        return new Spill(folder, cellsOnHeap);
    }

    /** How many cells of a column stay on the heap. */
    public int cellsOnHeap(int columns) {
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1, cellsOnHeap / Math.max(1, columns)));
    }

    /**
     * Another piece.
     *
     * @throws DataException where the disk is full or the folder cannot be written to
     */
    public MemorySegment piece(int bytes) {
        Path in = folder;
        if (in == null) {
            throw new IllegalStateException("nothing is spilled here");
        }
        try {
            FileChannel file = open(in);
            // Written, not left as a hole: a full disk must be an error here, not a fault of the machine later.
            ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
            for (long at = end; at < end + bytes; ) {
                at += file.write(zeros.rewind().limit((int) Math.min(ZEROS, end + bytes - at)), at);
            }
            MemorySegment piece = file.map(FileChannel.MapMode.READ_WRITE, end, bytes, Arena.ofAuto());
            end += bytes;
            return piece;
        } catch (IOException e) {
            throw DiskProblem.of(in, "the rows read so far do not fit into memory and cannot be put on the disk", e);
        }
    }

    private FileChannel open(Path in) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Files.createDirectories(in);
            Path file = Files.createTempFile(in, ".table", ".tmp");
            open = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillOpen) {
                // Where open files keep their names it goes when it is closed.
                file.toFile().deleteOnExit();
            }
        }
        return open;
    }
}
