package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void numbersTextsLikeAMap() {
        SplittableRandom random = new SplittableRandom(5);
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            // Few characters, so that many texts come twice and many hashes collide.
            String text = random.ints(random.nextInt(0, 9), 'a', 'd')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(dictionary.find(text)).isEqualTo(expected.getOrDefault(text, Dictionary.ABSENT));
            expected.putIfAbsent(text, expected.size());
            char[] buffer = ("<" + text + ">").toCharArray();
            assertThat(dictionary.add(buffer, 1, 1 + text.length())).isEqualTo(expected.get(text));
        }
        assertThat(dictionary.texts()).containsExactlyElementsOf(expected.keySet());
        assertThat(dictionary.size()).isEqualTo(expected.size()).isGreaterThan(5_000);
    }

    @Test
    void keepsTheTextsThatItWasMadeOfInTheirOrder() {
        Dictionary dictionary = new Dictionary(List.of("b", "", "a"));
        assertThat(dictionary.find("")).isEqualTo(1);
        assertThat(dictionary.text(2)).isEqualTo("a");
        assertThatThrownBy(() -> new Dictionary(List.of("a", "b", "a"))).hasMessageContaining("'a' is listed twice");
    }
}
