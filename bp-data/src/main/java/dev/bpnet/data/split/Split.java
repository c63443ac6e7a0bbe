package dev.bpnet.data.split;

import java.util.List;

/** Divides the rows of a table into those that train, those that validate and those that test. Without state. */
public interface Split {

    /**
     * Divides the rows.
     *
     * @param context the rows and what may decide about them
     * @return one partition; several where the rows are to be divided several ways (folds)
     * @throws dev.bpnet.data.DataException where the rows cannot be divided like that
     */
    List<Partition> partitions(SplitContext context);
}
