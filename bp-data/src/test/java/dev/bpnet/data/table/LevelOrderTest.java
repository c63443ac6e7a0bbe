package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelOrderTest {

    @Test
    void sortsNumbersByValueAndWordsByCharacters() {
        assertThat(LevelOrder.sorted(List.of("10", "9", "-1", "1.5"))).containsExactly("-1", "1.5", "9", "10");
        assertThat(LevelOrder.sorted(List.of("b", "10", "a", "9", "B"))).containsExactly("10", "9", "B", "a", "b");
        assertThat(LevelOrder.sorted(List.of("16777217", "16777216"))).containsExactly("16777216", "16777217");
    }

    @Test
    void writesWholeLabelsWithoutAPointOnlyWhereAllAreWhole() {
        assertThat(LevelOrder.allWhole(List.of("1", "2.0"))).isTrue();
        assertThat(LevelOrder.allWhole(List.of("1", "2.5"))).isFalse();
        assertThat(LevelOrder.allWhole(List.of("1", "007"))).isFalse();
        assertThat(LevelOrder.allWhole(List.of())).isFalse();
        assertThat(LevelOrder.canonical("2.0", true)).isEqualTo("2");
        assertThat(LevelOrder.canonical("2.0", false)).isEqualTo("2.0");
    }
}
