package dev.bpnet.data.table;

import java.util.OptionalDouble;

/** What stands in for a missing number. Without state. */
public interface Imputation {

    /**
     * The value for missing ones, in the unit of the column.
     *
     * @param present the values that the training rows have, in row order, at least one; may be reordered
     * @return empty where a missing value is an error
     */
    OptionalDouble value(double[] present);
}
