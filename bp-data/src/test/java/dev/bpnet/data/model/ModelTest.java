package dev.bpnet.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.core.network.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelTest {
    @TempDir
    private Path folder;

    @Test
    void isTheSameToTheBitWhenItIsReadAgain() throws IOException {
        Model saved = SmallModel.fresh();
        Model loaded = roundTrip(saved);

        assertThat(bits(loaded.network().parameters()))
                .isEqualTo(bits(saved.network().parameters()));
        assertThat(loaded.network().spec()).isEqualTo(saved.network().spec());
        assertThat(loaded.network().weightsSha256()).isEqualTo(saved.network().weightsSha256());
        assertThat(loaded.preprocessing().tree())
                .isEqualTo(saved.preprocessing().tree());
        assertThat(loaded.target()).isEqualTo(saved.target());
        assertThat(loaded.loss().name()).isEqualTo(saved.loss().name());
        assertThat(loaded.goal().loss().formula()).isEqualTo(saved.goal().loss().formula());
        assertThat(loaded.config()).isEqualTo(saved.config());
    }

    @Test
    void predictsTheSameBitsWhenItIsReadAgain() throws IOException {
        Model saved = SmallModel.fresh();
        Network loaded = roundTrip(saved).network();
        for (float x = -3; x <= 3; x += 0.37f) {
            float[] row = new float[saved.preprocessing().width()];
            Arrays.fill(row, x);
            assertThat(bits(loaded.predictor().predict(row)))
                    .isEqualTo(bits(saved.network().predictor().predict(row)));
        }
    }

    @Test
    void keepsWeightsThatNoFormOfTextWould() throws IOException {
        float[] weights = new float[SmallModel.size()];
        float[] special = {-0.0f, Float.MIN_VALUE, -Float.MIN_NORMAL, Float.MAX_VALUE, Math.nextUp(1f), 1f / 3};
        for (int i = 0; i < weights.length; i++) {
            weights[i] = special[i % special.length];
        }
        assertThat(bits(roundTrip(SmallModel.withWeights(weights)).network().parameters()))
                .isEqualTo(bits(weights));
    }

    @Test
    void isWrittenInTheSameBytesEveryTime() throws IOException {
        assertThat(SmallModel.bytes(SmallModel.fresh(), folder))
                .isEqualTo(SmallModel.bytes(SmallModel.fresh(), folder));
    }

    /** Reads the file by the description of the format alone: what any safetensors reader does. */
    @Test
    void isASafetensorsFileForEveryReaderOfThatFormat() throws Exception {
        Model model = SmallModel.fresh();
        byte[] file = SmallModel.bytes(model, folder);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Math.toIntExact(bytes.getLong());
        assertThat(headerLength % 8).isZero();
        byte[] headerBytes = new byte[headerLength];
        bytes.get(headerBytes);
        assertThat(headerBytes[0]).isEqualTo((byte) '{');
        JsonNode header = JsonMapper.shared().readTree(new String(headerBytes, StandardCharsets.UTF_8));

        List<String> names = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                entry.getValue().forEach(value -> assertThat(value.isString()).isTrue());
                continue;
            }
            names.add(entry.getKey());
            JsonNode tensor = entry.getValue();
            assertThat(tensor.propertyNames()).containsExactlyInAnyOrder("dtype", "shape", "data_offsets");
            assertThat(tensor.get("dtype").stringValue()).isEqualTo("F32");
            long begin = tensor.get("data_offsets").get(0).longValue();
            assertThat(begin).as("no holes").isEqualTo(end);
            end = tensor.get("data_offsets").get(1).longValue();
            long size = tensor.get("shape").get(0).longValue()
                    * tensor.get("shape").get(1).longValue();
            assertThat(end - begin).isEqualTo(4 * size);
            for (long i = begin; i < end; i += 4) {
                values.add(bytes.getFloat((int) (8 + headerLength + i)));
            }
        }
        assertThat(file).hasSize((int) (8 + headerLength + end));
        assertThat(names)
                .containsExactly("layers[0].weights", "layers[0].biases", "layers[1].weights", "layers[1].biases");
        float[] read = new float[values.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = values.get(i);
        }
        assertThat(bits(read)).isEqualTo(bits(model.network().parameters()));
        byte[] weights = Arrays.copyOfRange(file, 8 + headerLength, file.length);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights)))
                .as("the digest of the weights is that of the bytes behind the header")
                .isEqualTo(model.network().weightsSha256());
    }

    @Test
    void replacesAModelThatWasThereAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("model.bp"), "old");
        SmallModel.fresh().save(file);
        assertThat(Model.load(file, SmallModel.PLUGINS).target())
                .isEqualTo(SmallModel.fresh().target());
        assertThat(files()).containsExactly("model.bp");
    }

    @Test
    void leavesNothingInAFolderThatIsNotThere() throws IOException {
        Path file = folder.resolve("nowhere").resolve("model.bp");
        assertThatThrownBy(() -> SmallModel.fresh().save(file)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is a device of Linux")
    void tellsOfAFullDisk() {
        assertThatThrownBy(() -> SmallModel.fresh().save(Path.of("/dev/full")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
    }

    @Test
    void tellsOfAFileThatIsNotThere() {
        Path file = folder.resolve("model.bp");
        assertThatThrownBy(() -> Model.load(file, SmallModel.PLUGINS))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + ": error: there is no such file");
    }

    private Model roundTrip(Model model) throws IOException {
        Path file = folder.resolve("model.bp");
        model.save(file);
        return Model.load(file, SmallModel.PLUGINS);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static int[] bits(float[] floats) {
        int[] bits = new int[floats.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(floats[i]));
        return bits;
    }
}
