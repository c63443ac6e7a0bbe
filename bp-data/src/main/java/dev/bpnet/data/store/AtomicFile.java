package dev.bpnet.data.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces a file as a whole: whoever opens it finds the old content or the new, never a part. The bytes go to a temporary
 * file beside it, are forced to the disk, and take its name in one step.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;
    private static final int ATTEMPTS = 20;

    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to a buffered stream, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; on failure the old one is still there and no temporary file is.
     *
     * @throws IOException when the disk is full and the like, with the name of the file
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            replace(file, content);
        } catch (UncheckedIOException failure) {
            throw about(file, Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw about(file, failure);
        }
    }

    /** A failure that names the file: streams say what went wrong, but not where. */
    public static IOException about(Path file, IOException failure) {
        if (failure instanceof FileSystemException) {
            return failure;
        }
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        FileSystemException named = new FileSystemException(file.toString(), null, reason);
        named.initCause(failure);
        return named;
    }

    private static void replace(Path file, Content content) throws IOException {
        // A link stays a link: what it points to is replaced.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("'" + file + "' names no file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeInto(target, content);
            return;
        }
        Path temporary = newFileBeside(target);
        try {
            // Not a FileChannel: an interrupt would close it halfway.
            try (FileOutputStream bytes = new FileOutputStream(temporary.toFile())) {
                BufferedOutputStream out = new BufferedOutputStream(bytes, BUFFER);
                content.writeTo(out);
                out.flush();
                bytes.getFD().sync();
            }
            move(temporary, target);
        } catch (IOException | RuntimeException | Error failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
        forceFolder(folder);
    }

    /** A device or a pipe cannot be replaced, only written to. */
    private static void writeInto(Path device, Content content) throws IOException {
        try (FileOutputStream bytes = new FileOutputStream(device.toFile())) {
            BufferedOutputStream out = new BufferedOutputStream(bytes, BUFFER);
            content.writeTo(out);
            out.flush();
        }
    }

    /** Made as any file is, so that the user's settings decide who may read it; temporary files are for their owner alone. */
    private static Path newFileBeside(Path target) throws IOException {
        for (int attempt = 0; ; attempt++) {
            String suffix = Integer.toHexString(ThreadLocalRandom.current().nextInt());
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + suffix + ".tmp");
            try {
                return Files.createFile(temporary);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new name itself lives in the folder, so that is forced too; systems that cannot open folders need it not. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannotBeForced) {
            // The content is safe and the move was made; only a power cut right now could still undo the move.
        }
    }
}
