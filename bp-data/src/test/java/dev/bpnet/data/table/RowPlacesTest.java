package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowPlacesTest {

    @Test
    void remembersWhereEveryRowCameFrom() {
        SplittableRandom random = new SplittableRandom(6);
        RowPlaces places = new RowPlaces();
        List<RowPlaces.Place> expected = new ArrayList<>();
        for (int file = 0; file < 5; file++) {
            places.startFile("f" + file, 1);
            long line = 1;
            for (int i = 0; i < 1_000; i++) {
                line += random.nextInt(20) == 0 ? random.nextInt(2, 5) : 1;
                places.add(line);
                expected.add(new RowPlaces.Place("f" + file, line));
            }
        }
        assertThat(places.rows()).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(places.of(row)).isEqualTo(expected.get(row));
        }
        assertThat(places.header()).isEqualTo(new RowPlaces.Place("f0", 1));
        assertThatThrownBy(() -> places.of(expected.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
