package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void isTheDigestOfTheBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("abc.txt"), "abc");
        // The example of FIPS 180-2.
        assertThat(Fingerprint.of(file))
                .isEqualTo(
                        new Fingerprint(file, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void saysWhatCannotBeRead() {
        assertThatThrownBy(() -> Fingerprint.of(folder.resolve("none"))).isInstanceOf(DataException.class);
    }
}
