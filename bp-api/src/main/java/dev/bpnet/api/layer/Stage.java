package dev.bpnet.api.layer;

/** A piece of a layer's work that can be split over threads. */
@FunctionalInterface
public interface Stage {

    /** Computes the part {@code [from, to)}, rows or columns as {@link #over} says, and touches no other. */
    void run(Pass pass, int from, int to);

    /** What it is split over. A change from rows to columns or back makes all threads wait for each other. */
    default Over over() {
        return Over.ROWS;
    }

    /** What a stage is split over. */
    enum Over {
        /** Rows of the batch, independent of each other. */
        ROWS,
        /** Columns of the output, each over all rows. */
        COLUMNS
    }

    /** A stage over columns. */
    static Stage overColumns(Stage stage) {
        return new Stage() {
            @Override
            public void run(Pass pass, int from, int to) {
                stage.run(pass, from, to);
            }

            @Override
            public Over over() {
                return Over.COLUMNS;
            }
        };
    }
}
