package dev.bpnet.data.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a safetensors file: eight bytes with the length of the header, the header in JSON, and behind it the numbers of all
 * tensors, little-endian. Any reader of that format can open the weights; what is ours stands in {@code __metadata__}.
 *
 * <p>The file carries its own SHA-256 under the key {@value #CHECKSUM}: that of all its bytes, with the 64 digits of the
 * checksum taken as zeros.
 */
final class Safetensors {
    static final String METADATA = "__metadata__";
    static final String CHECKSUM = "sha256";
    static final String NO_CHECKSUM = "0".repeat(64);
    static final String TYPE = "F32";

    private static final int FLOATS_AT_ONCE = 8192;
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /** A named matrix inside a flat array. */
    record Tensor(String name, int rows, int columns, int offset) {
        int size() {
            return Math.multiplyExact(rows, columns);
        }
    }

    /** Tensors that follow each other in one array. */
    record Block(List<Tensor> tensors, FloatSource floats) {}

    /** The numbers of a block, by position. */
    @FunctionalInterface
    interface FloatSource {
        float at(int index);
    }

    /** Writes blocks one after another. */
    static void write(OutputStream out, Map<String, String> metadata, List<Block> blocks) throws IOException {
        byte[] header = header(metadata, blocks);
        MessageDigest digest = sha256();
        digest.update(length(header));
        digest.update(header);
        for (Block block : blocks) {
            forEachChunk(block, digest::update);
        }
        String checksum = HexFormat.of().formatHex(digest.digest());
        String zeros = "\"" + CHECKSUM + "\":\"" + NO_CHECKSUM + "\"";
        String text = new String(header, StandardCharsets.UTF_8);
        int at = text.indexOf(zeros);
        String signed =
                text.substring(0, at) + zeros.replace(NO_CHECKSUM, checksum) + text.substring(at + zeros.length());
        out.write(length(header));
        out.write(signed.getBytes(StandardCharsets.UTF_8));
        for (Block block : blocks) {
            forEachChunk(block, bytes -> out.write(bytes.array(), 0, bytes.limit()));
        }
    }

    private static byte[] header(Map<String, String> metadata, List<Block> blocks) {
        // The checksum comes first, so that no other text can stand before it.
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put(CHECKSUM, NO_CHECKSUM);
        signed.putAll(metadata);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(METADATA, signed);
        long end = 0;
        for (Block block : blocks) {
            for (Tensor tensor : block.tensors()) {
                long begin = end;
                end += (long) tensor.size() * Float.BYTES;
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("dtype", TYPE);
                entry.put("shape", List.of(tensor.rows(), tensor.columns()));
                entry.put("data_offsets", List.of(begin, end));
                tree.put(tensor.name(), entry);
            }
        }
        String json = JsonMapper.shared().writeValueAsString(tree);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        String padding = " ".repeat((ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
        return (json + padding).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] length(byte[] header) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array();
    }

    private interface Chunk {
        void take(ByteBuffer bytes) throws IOException;
    }

    private static void forEachChunk(Block block, Chunk chunk) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FLOATS_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : block.tensors()) {
            for (int i = 0; i < tensor.size(); i++) {
                bytes.putFloat(block.floats().at(tensor.offset() + i));
                if (!bytes.hasRemaining()) {
                    chunk.take(bytes.flip());
                    bytes.clear();
                }
            }
        }
        chunk.take(bytes.flip());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
