package dev.bpnet.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A matrix of a derivation beside its numeric one. */
class QuantityTest {
    private static Quantity quantity(double[][] values) {
        return new Quantity(Quantity.Part.BACKWARD, "dL/dz[1]", "a formula", values, null);
    }

    @Test
    void itSaysWhatItIs() {
        Quantity q = quantity(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(q.part()).isEqualTo(Quantity.Part.BACKWARD);
        assertThat(q.name()).isEqualTo("dL/dz[1]");
        assertThat(q.formula()).isEqualTo("a formula");
        assertThat(q.rows()).isEqualTo(2);
        assertThat(q.columns()).isEqualTo(3);
        assertThat(q.numeric()).isNull();
        assertThat(q.maxDifference()).as("nothing to compare with").isNaN();
        assertThat(quantity(new double[0][]).columns()).isZero();
    }

    @Test
    void nobodyChangesItsNumbers() {
        double[][] given = {{1, 2}};
        Quantity q = quantity(given).withNumeric(given);
        given[0][0] = 42;
        q.values()[0][1] = 42;
        q.numeric()[0][1] = 42;
        assertThat(q.values()).isDeepEqualTo(new double[][] {{1, 2}});
        assertThat(q.numeric()).isDeepEqualTo(new double[][] {{1, 2}});
    }

    /** Differences of 0.5, -2, none where it was not taken, and 1. */
    @Test
    void theGreatestDifferenceIsOfEitherSignAndOfWhatWasTakenOnly() {
        Quantity q = quantity(new double[][] {{1, 2}, {3, 4}});
        assertThat(q.withNumeric(new double[][] {{0.5, 4}, {Double.NaN, 3}}).maxDifference())
                .isEqualTo(2);
        assertThat(q.withNumeric(new double[][] {{Double.NaN, 2}, {3.5, 4}}).maxDifference())
                .isEqualTo(0.5);
        assertThat(q.withNumeric(new double[][] {{1, 2}, {3, 4}}).maxDifference())
                .isZero();
        assertThat(q.withNumeric(new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}})
                        .maxDifference())
                .isNaN();
    }
}
