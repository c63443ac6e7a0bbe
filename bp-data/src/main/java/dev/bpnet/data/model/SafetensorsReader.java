package dev.bpnet.data.model;

import dev.bpnet.data.model.Safetensors.Tensor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a safetensors file of ours, and trusts nothing in it: every size is checked against the length of the file before
 * anything of that size is allocated, and the checksum over all bytes must be right.
 */
final class SafetensorsReader implements AutoCloseable {
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int FLOATS_AT_ONCE = 8192;

    private final Path file;
    private final InputStream in;
    private final MessageDigest digest = Safetensors.sha256();
    private final String checksum;
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors;

    /** Opens a file and reads its header. */
    SafetensorsReader(Path file) {
        this.file = file;
        InputStream opened = null;
        try {
            long size = Files.size(file);
            opened = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            this.in = opened;
            JsonNode header = header(size);
            this.metadata = metadata(header);
            this.checksum = metadata.getOrDefault(Safetensors.CHECKSUM, "");
            this.tensors = tensors(header);
            long end = tensors.values().stream()
                    .mapToLong(tensor -> (long) tensor.size() * Float.BYTES)
                    .sum();
            if (headerEnd + end != size) {
                throw damaged(
                        String.format(Locale.ROOT, "it has %d bytes, its header describes %d", size, headerEnd + end));
            }
        } catch (NoSuchFileException e) {
            throw new ModelException(file, "there is no such file", e);
        } catch (IOException e) {
            close(opened);
            throw new ModelException(file, "cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    private long headerEnd;

    private JsonNode header(long size) throws IOException {
        byte[] lengthBytes = in.readNBytes(Long.BYTES);
        if (lengthBytes.length < Long.BYTES) {
            throw new ModelException(file, String.format(Locale.ROOT, "is no model file: it has only %d bytes", size));
        }
        long length =
                ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
            throw new ModelException(
                    file, "is no model file, or a damaged one: its first bytes do not tell the length of a header");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw damaged("it ends within its header");
        }
        headerEnd = Long.BYTES + length;
        digest.update(lengthBytes);
        digestWithoutChecksum(bytes);
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(bytes);
        } catch (JacksonException e) {
            throw damaged("its header is no JSON");
        }
    }

    /** Takes the header as it was when the checksum was made, with zeros in its place; copies nothing, it may be large. */
    private void digestWithoutChecksum(byte[] header) {
        byte[] key = ("\"" + Safetensors.CHECKSUM + "\":\"").getBytes(StandardCharsets.UTF_8);
        int at = indexOf(header, key);
        int begin = at + key.length;
        int end = begin + Safetensors.NO_CHECKSUM.length();
        if (at < 0 || end > header.length) {
            digest.update(header);
            return;
        }
        digest.update(header, 0, begin);
        digest.update(Safetensors.NO_CHECKSUM.getBytes(StandardCharsets.UTF_8));
        digest.update(header, end, header.length - end);
    }

    private static int indexOf(byte[] text, byte[] word) {
        for (int at = 0; at + word.length <= text.length; at++) {
            if (Arrays.equals(text, at, at + word.length, word, 0, word.length)) {
                return at;
            }
        }
        return -1;
    }

    private Map<String, String> metadata(JsonNode header) {
        JsonNode node = header.isObject() ? header.get(Safetensors.METADATA) : null;
        if (node == null || !node.isObject()) {
            throw new ModelException(file, "is no model of bp: its header has no " + Safetensors.METADATA);
        }
        Map<String, String> found = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw damaged(String.format(Locale.ROOT, "the value of '%s' is no text", entry.getKey()));
            }
            found.put(entry.getKey(), entry.getValue().stringValue());
        });
        return found;
    }

    /** The tensors in the order of the file, each checked to begin where the one before ends. */
    private Map<String, Tensor> tensors(JsonNode header) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(Safetensors.METADATA)) {
                continue;
            }
            long[] shape = longs(entry.getValue().get("shape"));
            long[] offsets = longs(entry.getValue().get("data_offsets"));
            JsonNode type = entry.getValue().get("dtype");
            boolean known =
                    type != null && type.isString() && type.stringValue().equals(Safetensors.TYPE);
            if (!known || shape.length != 2 || offsets.length != 2 || offsets[0] != end) {
                throw damaged(
                        String.format(Locale.ROOT, "the tensor '%s' is not described as it should be", entry.getKey()));
            }
            try {
                int rows = Math.toIntExact(shape[0]);
                int columns = Math.toIntExact(shape[1]);
                int size = Math.multiplyExact(rows, columns);
                long bytes = (long) size * Float.BYTES;
                if (rows < 0 || columns < 0 || offsets[1] - offsets[0] != bytes) {
                    throw damaged(String.format(
                            Locale.ROOT, "the tensor '%s' has other bytes than its shape", entry.getKey()));
                }
                int offset = Math.toIntExact(end / Float.BYTES);
                found.put(entry.getKey(), new Tensor(entry.getKey(), rows, columns, offset));
                // All numbers go into one array.
                end = (long) Math.addExact(offset, size) * Float.BYTES;
            } catch (ArithmeticException tooLarge) {
                throw damaged(String.format(Locale.ROOT, "the tensor '%s' is larger than any array", entry.getKey()));
            }
        }
        return found;
    }

    private static long[] longs(JsonNode node) {
        if (node == null || !node.isArray()) {
            return new long[0];
        }
        long[] longs = new long[node.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = node.get(i).isIntegralNumber() && node.get(i).canConvertToLong()
                    ? node.get(i).longValue()
                    : -1;
        }
        return longs;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    List<Tensor> tensors() {
        return List.copyOf(tensors.values());
    }

    /** Reads the numbers of all tensors, one behind the other. */
    float[] floats() {
        int n = tensors.values().stream().mapToInt(Tensor::size).reduce(0, Math::addExact);
        float[] floats = new float[n];
        ByteBuffer bytes = ByteBuffer.allocate(FLOATS_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (int from = 0; from < n; from += FLOATS_AT_ONCE) {
                int count = Math.min(FLOATS_AT_ONCE, n - from);
                bytes.clear().limit(count * Float.BYTES);
                if (in.readNBytes(bytes.array(), 0, bytes.limit()) < bytes.limit()) {
                    throw new EOFException("it ends within its numbers");
                }
                digest.update(bytes.array(), 0, bytes.limit());
                bytes.asFloatBuffer().get(floats, from, count);
            }
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read: " + e.getMessage(), e);
        }
        return floats;
    }

    /** To be called when all numbers were read: whether they, and all before them, are what was written. */
    void verify() {
        if (!HexFormat.of().formatHex(digest.digest()).equals(checksum)) {
            throw damaged("its checksum is wrong");
        }
    }

    private ModelException damaged(String how) {
        return new ModelException(file, "is damaged: " + how + "; take a copy that is not, or train again");
    }

    @Override
    public void close() {
        close(in);
    }

    private static void close(@org.jspecify.annotations.Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException ignored) {
                // What was wanted of it has been read.
            }
        }
    }
}
