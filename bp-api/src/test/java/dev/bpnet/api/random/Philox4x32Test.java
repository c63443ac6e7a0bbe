package dev.bpnet.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Philox4x32Test {
    /** The known answers of the Random123 library (kat_vectors, philox4x32, 10 rounds): counter, key, output. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void givesTheKnownAnswersOfRandom123(String counter, String key, String output) {
        int[] c = words(counter);
        int[] k = words(key);
        long low = pair(c[0], c[1]);
        long high = pair(c[2], c[3]);
        int[] expected = words(output);
        assertThat(Philox4x32.half(low, high, pair(k[0], k[1]), false)).isEqualTo(pair(expected[0], expected[1]));
        assertThat(Philox4x32.half(low, high, pair(k[0], k[1]), true)).isEqualTo(pair(expected[2], expected[3]));
    }

    private static long pair(int low, int high) {
        return low & 0xFFFFFFFFL | (long) high << 32;
    }

    private static int[] words(String text) {
        String[] parts = text.split(" ");
        int[] words = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            words[i] = Integer.parseUnsignedInt(parts[i], 16);
        }
        return words;
    }
}
