package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a file from every other: its size and the SHA-256 of its bytes as they lie on the disk (packed, where it is
 * packed).
 *
 * @param path the file
 * @param bytes its size
 * @param sha256 the digest in lower-case hexadecimal figures
 */
public record Fingerprint(Path path, long bytes, String sha256) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads the file.
     *
     * @throws DataException where it cannot be read
     */
    public static Fingerprint of(Path path) {
        MessageDigest digest = newDigest();
        long bytes = 0;
        try (InputStream in = Input.of(path).openBytes()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        } catch (IOException e) {
            throw new DataException(ReadFailure.problem(path.toString(), e));
        }
        return new Fingerprint(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
