package dev.bpnet.core.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of weights: what "the same bits" is checked by. */
final class WeightsDigest {
    private static final int FLOATS_AT_ONCE = 4096;

    private WeightsDigest() {}

    static String sha256(float[]... arrays) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        ByteBuffer bytes = ByteBuffer.allocate(FLOATS_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] array : arrays) {
            for (int from = 0; from < array.length; from += FLOATS_AT_ONCE) {
                int n = Math.min(FLOATS_AT_ONCE, array.length - from);
                bytes.clear();
                bytes.asFloatBuffer().put(array, from, n);
                bytes.limit(n * Float.BYTES);
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
