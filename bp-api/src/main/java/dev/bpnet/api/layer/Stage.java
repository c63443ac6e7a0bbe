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
        /** Columns, each over all rows; as many as {@link Stage#columns} says. */
        COLUMNS
    }

    /** How many columns it is split over; 0 for a stage over rows. */
    default int columns() {
        return 0;
    }

    /** A stage of the layer inside a block at this position. */
    static Stage ofChild(int child, Stage stage) {
        return new Stage() {
            @Override
            public void run(Pass pass, int from, int to) {
                stage.run(pass.child(child), from, to);
            }

            @Override
            public Over over() {
                return stage.over();
            }

            @Override
            public int columns() {
                return stage.columns();
            }
        };
    }

    /** A stage over that many columns. */
    static Stage overColumns(int columns, Stage stage) {
        return new Stage() {
            @Override
            public void run(Pass pass, int from, int to) {
                stage.run(pass, from, to);
            }

            @Override
            public Over over() {
                return Over.COLUMNS;
            }

            @Override
            public int columns() {
                return columns;
            }
        };
    }
}
