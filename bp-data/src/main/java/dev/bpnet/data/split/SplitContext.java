package dev.bpnet.data.split;

import dev.bpnet.data.table.Table;
import java.util.List;

/**
 * What a split may decide by.
 *
 * @param table the rows, with the columns that are not ignored
 * @param targets the columns to predict; none where the inputs are reconstructed
 * @param seed the seed of the run
 * @param validationGiven whether validation rows come from a file of their own, so that none are cut out
 * @param testGiven whether test rows come from a file of their own, so that none are cut out
 */
public record SplitContext(Table table, List<String> targets, long seed, boolean validationGiven, boolean testGiven) {

    public SplitContext {
        targets = List.copyOf(targets);
    }
}
