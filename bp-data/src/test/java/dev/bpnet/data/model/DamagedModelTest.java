package dev.bpnet.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that are no sound model are refused with a sentence, whatever is wrong with them. */
class DamagedModelTest {
    /** Far more than reading a file of some thousand bytes takes, far less than what the headers below ask for. */
    private static final long BYTES_OF_A_REFUSAL = 8 << 20;

    @TempDir
    private Path folder;

    private byte[] whole;

    @BeforeEach
    void save() throws IOException {
        whole = SmallModel.bytes(SmallModel.fresh(), folder);
    }

    @Test
    void everyFlippedBitIsRefused() throws IOException {
        assertThat(refusal(whole)).as("the whole file is fine").isNull();
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertRefused(flipped, "bit " + bit + " of byte " + at);
            }
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "cut at " + length);
        }
    }

    @Test
    void bytesBehindTheEndAreRefused() throws IOException {
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "a byte more");
        assertRefused(Arrays.copyOf(whole, whole.length + 4), "a number more");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 100_000_001, 4_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void lengthsOfAHeaderThatCannotBeAreRefused(long length) throws IOException {
        byte[] file = whole.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertRefusedCheaply(file, "a header of " + length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // larger than the file
                "\"a\":{\"dtype\":\"F32\",\"shape\":[20000,20000],\"data_offsets\":[0,1600000000]}",
                // larger than any array
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2],\"data_offsets\":[0,17179869176]}",
                // a product that overflows to 0
                "\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,0]}",
                // larger than a long
                "\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775808,1],\"data_offsets\":[0,8]}",
                // negative
                "\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-2],\"data_offsets\":[0,8]}",
                // overlapping
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[4,12]}",
                // a hole
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,8]}",
                // another size than its shape
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,8]}",
                // another type, none, no shape, three dimensions, fractions, texts
                "\"a\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[0,8]}",
                "\"a\":{\"shape\":[1,2],\"data_offsets\":[0,8]}",
                "\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,2],\"data_offsets\":[0,8]}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1.0,2],\"data_offsets\":[0,8]}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[\"1\",2],\"data_offsets\":[0,8]}",
                "\"a\":17",
                "\"a\":null",
                // one name twice
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,8]}"
            })
    void tensorsThatCannotBeAreRefusedBeforeAnythingIsTakenForThem(String tensors) throws IOException {
        assertRefusedCheaply(file("{\"__metadata__\":{\"format\":\"bp\"}," + tensors + "}", 8), tensors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "17",
                "{\"__metadata__\":[]}",
                "{\"__metadata__\":{\"format\":1}}",
                "{\"__metadata__\":{\"format\":\"pt\"}}",
                "{\"__metadata__\":{\"format\":\"bp\"}}",
                "{\"__metadata__\":{\"format\":\"bp\",\"format_version\":\"1\",\"sha256\":\"\"}}",
                "{\"__metadata__\":{\"format\":\"bp\",\"format_version\":\"1\",\"sha256\":\"00"
            })
    void headersThatAreNoModelsAreRefused(String header) throws IOException {
        assertRefusedCheaply(file(header, 0), header);
    }

    /** Signed anew, so that nothing but the content tells. */
    @Test
    void contentThatDoesNotBelongTogetherIsRefusedThoughItIsSigned() throws IOException {
        Map<String, String> sound = metadata();
        assertRefused(SmallModel.signed(sound), "a network without its weights");
        for (String key : sound.keySet()) {
            Map<String, String> without = new LinkedHashMap<>(sound);
            without.remove(key);
            assertRefused(SmallModel.signed(without), "no " + key);
            for (String value : new String[] {"", "{}", "[]", "null", "17", "{", "{\"a\":{\"b\":[1]}}"}) {
                Map<String, String> other = new LinkedHashMap<>(sound);
                other.put(key, value);
                assertRefused(SmallModel.signed(other), key + " is " + value);
            }
        }
    }

    @Test
    void aLaterFormatIsToldAsSuch() throws IOException {
        Map<String, String> later = metadata();
        later.put("format_version", "2");
        assertThat(refusal(SmallModel.signed(later)))
                .hasMessageContaining("is of format version 2; this program reads version 1");
    }

    @Test
    void aPluginThatIsNotThereIsNamed() throws IOException {
        Map<String, String> other = metadata();
        other.computeIfPresent("network", (key, text) -> text.replace("tanh", "acme_tanh"));
        assertThat(refusal(SmallModel.signed(other)))
                .hasMessageContaining("there is no activation named 'acme_tanh'")
                .hasMessageContaining("--plugins");
    }

    private Map<String, String> metadata() {
        int length = Math.toIntExact(
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong());
        JsonNode header = JsonMapper.shared().readTree(new String(whole, 8, length, StandardCharsets.UTF_8));
        Map<String, String> metadata = new LinkedHashMap<>();
        header.get("__metadata__").properties().forEach(entry -> {
            if (!entry.getKey().equals(Safetensors.CHECKSUM)) {
                metadata.put(entry.getKey(), entry.getValue().stringValue());
            }
        });
        assertThat(metadata.keySet()).contains("network", "loss", "preprocessing", "config");
        return metadata;
    }

    private static byte[] file(String header, int numberBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + numberBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private void assertRefused(byte[] file, String what) throws IOException {
        Throwable refusal = refusal(file);
        assertThat(refusal).as(what).isInstanceOf(ModelException.class);
        assertThat(refusal.getMessage())
                .as(what)
                .startsWith(folder.resolve("tried.bp") + ": error: ")
                .doesNotContain("Exception", "java.", "\n");
    }

    private void assertRefusedCheaply(byte[] file, String what) throws IOException {
        refusal(file); // classes are loaded now
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertRefused(file, what);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(BYTES_OF_A_REFUSAL);
    }

    private Throwable refusal(byte[] file) throws IOException {
        Path tried = Files.write(folder.resolve("tried.bp"), file);
        return catchThrowable(() -> Model.load(tried, SmallModel.PLUGINS));
    }
}
