package dev.bpnet.data.store;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.data.DataException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Encoded rows on the disk, written once and mapped by every run that wants the same. A file's name holds the key of what is in
 * it, so that what is stale is never taken for fresh; it appears as a whole, so that any number of processes may want it at once;
 * what is damaged is written anew. Of each part the last one written is kept.
 *
 * @param folder made when it is first needed
 */
public record RowsCache(Path folder) {
    private static final String SUFFIX = ".rows";
    private static final int NAME_BYTES = 8;

    /** What is younger may have been written by a process that is just about to map it. */
    private static final Duration NEW = Duration.ofMinutes(1);

    /** Nobody writes any more what has not grown for so long: the process was killed, and left what would fill the disk. */
    private static final Duration BROKEN_OFF = Duration.ofMinutes(10);

    /** Writes all rows. */
    @FunctionalInterface
    public interface Content {
        /** Adds the rows in their order. */
        void writeTo(RowsWriter writer) throws IOException;
    }

    /**
     * The rows of a key.
     *
     * @param part what they are for: {@code train}, {@code validation}, {@code test}
     * @param key 32 bytes that tell them from all others
     * @param layout the widths of a row
     * @param target what is predicted
     * @param content makes the rows, where they are not there yet
     * @throws DataException where they cannot be written, or what the content throws; then no file is left
     */
    public Dataset rows(String part, byte[] key, RowsLayout layout, TargetInfo target, Content content) {
        Path file = folder.resolve(part + "-" + HexFormat.of().formatHex(key, 0, NAME_BYTES) + SUFFIX);
        try {
            Optional<Dataset> known = open(file, key, layout, target);
            if (known.isPresent()) {
                return known.get();
            }
            Files.createDirectories(folder);
            deleteOlder("." + part + "-*" + SUFFIX + ".*.tmp", file, BROKEN_OFF);
            AtomicFile.write(file, out -> {
                RowsWriter writer = new RowsWriter(out, layout, key);
                content.writeTo(writer);
                writer.finish();
            });
            Dataset written = open(file, key, layout, target)
                    .orElseThrow(() -> new IOException("what was written is not what is read back"));
            deleteOlder(part + "-*" + SUFFIX, file, NEW);
            return written;
        } catch (IOException e) {
            throw DiskProblem.of(file, "the encoded rows do not fit into memory and cannot be put on the disk", e);
        }
    }

    private static Optional<Dataset> open(Path file, byte[] key, RowsLayout layout, TargetInfo target) {
        try {
            return Files.isRegularFile(file) ? MappedRows.open(file, key, layout, target) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty(); // gone since, or not ours to read: it is written anew
        }
    }

    /** Whoever has one mapped keeps its content. */
    private void deleteOlder(String names, Path kept, Duration age) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            for (Path file : files) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (!file.equals(kept) && written.isBefore(Instant.now().minus(age))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException inUse) {
            // Some systems do not delete what is mapped, or another process was faster; the next run tries again.
        }
    }
}
