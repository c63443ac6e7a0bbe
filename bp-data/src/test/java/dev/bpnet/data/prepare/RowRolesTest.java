package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowRolesTest {
    private static final String ROWS = "log_t,x,w,y\n0.5,1,2,3\n0.25,2,0,5\n-1,4,0.5,9.5\n";

    private static Preparation with(RowRoles roles) {
        return new Preparation(List.of("y"), List.of(), Map.of(), roles, Map.of());
    }

    private static EncodedRows encode(String text, Preparation preparation) {
        LoadedData data = TestData.load(text, preparation);
        int[] rows = IntStream.range(0, data.table().rows()).toArray();
        return data.encode(data.fit(DataPlugins.load(), new ArrayList<>()), rows);
    }

    @Test
    void aWeightIsNoInput() {
        EncodedRows rows = encode(ROWS, with(new RowRoles("w", null)));
        assertThat(rows.width()).isEqualTo(2);
        Dataset data = rows.dataset(TargetInfo.numbers(1));
        assertThat(data.weighted()).isTrue();
        assertThat(IntStream.range(0, 3).mapToDouble(data::weight)).containsExactly(2.0, 0.0, 0.5);
    }

    @Test
    void anOffsetIsTheLastInputInItsOwnUnit() {
        EncodedRows rows = encode(ROWS, with(new RowRoles("w", "log_t")));
        assertThat(rows.width()).isEqualTo(2);
        assertThat(new float[] {rows.inputs()[1], rows.inputs()[3], rows.inputs()[5]})
                .containsExactly(0.5f, 0.25f, -1f);
    }

    @Test
    void aWeightBelow0OrMissingIsAnErrorAtItsPlace() {
        assertThatThrownBy(() -> encode("x,w,y\n1,-1,3\n2,,5.5\n", with(new RowRoles("w", null))))
                .hasMessageContaining(":2:2: error: column 'w': a weight is a number of 0 or more")
                .hasMessageContaining(":3:2: error: column 'w': a weight is a number of 0 or more");
    }

    @Test
    void aMissingOffsetIsAnError() {
        assertThatThrownBy(() -> encode("x,o,y\n1,1,3\n2,,5.5\n", with(new RowRoles(null, "o"))))
                .hasMessageContaining(":3:2: error: column 'o': there is no value");
    }

    @Test
    void theTargetHasNoOtherRole() {
        assertThatThrownBy(() -> encode(ROWS, with(new RowRoles("y", null))))
                .hasMessageContaining("is the target, and so cannot be the sample_weight");
        assertThatThrownBy(() -> encode(ROWS, with(new RowRoles(null, "nowhere"))))
                .hasMessageContaining("there is no column named 'nowhere'");
    }

    @Test
    void ofSeveralTargetsSomeMayBeMissing() {
        Preparation two = Preparation.predicting("y", "z");
        EncodedRows rows = encode("x,y,z\n1,0.5,1.5\n2,,2.5\n3,4.5,\n", two);
        assertThat(rows.targets()).containsExactly(-1f, -1f, Float.NaN, 1f, 1f, Float.NaN);
        assertThatThrownBy(() -> encode("x,y,z\n1,,1.5\n2,,2.5\n3,,1\n", two)).hasMessageContaining("'y'");
    }
}
