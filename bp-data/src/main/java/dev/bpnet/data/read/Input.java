package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file or a stream to read bytes from, unpacked where it is gzip data. */
public final class Input {

    /** The name that the standard input has in problems. */
    public static final String STDIN = "<stdin>";

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final String name;
    private final @Nullable Path path;
    private final @Nullable InputStream stream;

    private Input(String name, @Nullable Path path, @Nullable InputStream stream) {
        this.name = name;
        this.path = path;
        this.stream = stream;
    }

    /** A file, told of under its path as given. */
    public static Input of(Path path) {
        return new Input(path.toString(), path, null);
    }

    /**
     * A stream, which can be opened once.
     *
     * @param name the name in problems, {@link #STDIN} for the standard input
     * @param stream closed with the reader
     */
    public static Input of(String name, InputStream stream) {
        return new Input(name, null, stream);
    }

    /** The name that problems are told under. */
    public String name() {
        return name;
    }

    /** The file, where it is one. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Opens it; gzip data is known by its first two bytes, and a stream may hold it too.
     *
     * @throws DataException where there is nothing to read or it is not what its name says
     */
    public InputStream open() {
        InputStream bytes = new BufferedInputStream(openBytes(), BUFFER);
        try {
            return unpacked(bytes);
        } catch (IOException e) {
            closeQuietly(bytes);
            throw new DataException(ReadFailure.problem(name, e));
        } catch (DataException e) {
            closeQuietly(bytes);
            throw e;
        }
    }

    /** Opens it as it lies there, packed where it is packed. */
    InputStream openBytes() {
        if (stream != null) {
            return stream;
        }
        Path file = path().orElseThrow();
        if (Files.isDirectory(file)) {
            throw new DataException(DataProblem.ofFile(
                    name, "is a directory, not a file", "name its files with a glob: " + file.resolve("*.csv")));
        }
        if (!Files.exists(file)) {
            throw new DataException(DataProblem.ofFile(name, "there is no such file", DataFiles.nearest(file)));
        }
        try {
            return Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new DataException(DataProblem.ofFile(name, "may not be read: permission denied"));
        } catch (IOException e) {
            throw new DataException(ReadFailure.problem(name, e));
        }
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        byte[] magic = bytes.readNBytes(2);
        bytes.reset();
        boolean gzip = magic.length == 2 && ((magic[0] & 0xff) << 8 | (magic[1] & 0xff)) == GZIP_MAGIC;
        if (gzip) {
            return new GZIPInputStream(bytes, BUFFER);
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".gz") && magic.length > 0) {
            throw new DataException(DataProblem.ofFile(
                    name,
                    "is not gzip data, though its name ends in .gz",
                    "take .gz off its name, or pack it with gzip"));
        }
        return bytes;
    }

    private static void closeQuietly(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException ignored) {
            // The first failure is the one that is told.
        }
    }
}
