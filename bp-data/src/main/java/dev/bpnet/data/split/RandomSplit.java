package dev.bpnet.data.split;

import dev.bpnet.api.random.Permutation;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * Rows at random: of n rows in the order of {@code Permutation.of(n, (seed, SPLIT, 0))} the first {@code round(n·test)} test,
 * the next {@code round(n·validation)} validate, the others train. So the test rows stay the same when only the validation
 * share changes.
 */
record RandomSplit(double validation, double test) implements Split {

    @Override
    public List<Partition> partitions(SplitContext context) {
        int n = context.table().rows();
        String file = context.table().places().header().file();
        double testShare = context.testGiven() ? 0 : test;
        double validationShare = context.validationGiven() ? 0 : validation;
        int testRows = Fractions.rows(n, testShare);
        int validationRows = Fractions.rows(n, validationShare);
        Fractions.refuseEmpty(file, "testing", testRows, n, testShare);
        Fractions.refuseEmpty(file, "validation", validationRows, n, validationShare);
        int cut = testRows + validationRows;
        Fractions.refuseEmpty(file, "training", n - cut, n, 1 - testShare - validationShare);
        int[] order = Permutation.of(n, RandomStream.of(context.seed(), Purpose.SPLIT, 0));
        return List.of(new Partition(
                Arrays.copyOfRange(order, cut, n),
                Arrays.copyOfRange(order, testRows, cut),
                Arrays.copyOfRange(order, 0, testRows)));
    }
}
