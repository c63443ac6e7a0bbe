package dev.bpnet.data.prepare;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.NumberColumn;
import java.util.List;
import java.util.Map;

/** How one target column becomes what the network is trained towards: one number a row. */
public sealed interface FittedTarget {

    /** The name of the column. */
    String name();

    /** What losses and metrics may know of it. */
    TargetInfo info();

    /**
     * The target of a cell, which is neither missing nor refused.
     *
     * @param cell as {@link FittedColumn} has it for a number or a category
     */
    float encode(double cell);

    /** Reads cells from rows of files. */
    CellReader reader();

    /**
     * Reads cells from a column of a table.
     *
     * @throws IllegalArgumentException where the column has another type
     */
    TableCells cells(Column column);

    /** Whether it is one of two classes, and so may be one of several labels. */
    default boolean isLabel() {
        return this instanceof Category category && category.labels().size() == 2;
    }

    /** Everything learnt, as a plain tree. */
    Map<String, Object> tree();

    /**
     * A number: {@code (y - center) / scale}.
     *
     * @param name the column
     * @param scaling mean and deviation of the training rows; {@link Scaling#NONE} where it is trained in its own unit
     */
    record Number(String name, Scaling scaling) implements FittedTarget {

        @Override
        public TargetInfo info() {
            return TargetInfo.numbers(1).withScales(List.of(scaling.scale()));
        }

        @Override
        public float encode(double cell) {
            return (float) scaling.apply(cell);
        }

        @Override
        public CellReader reader() {
            return CellReaders::number;
        }

        @Override
        public TableCells cells(Column column) {
            if (column instanceof NumberColumn numbers) {
                return numbers::value;
            }
            throw new IllegalArgumentException(
                    name + " was fitted as a number, not as a " + column.type().label());
        }

        @Override
        public Map<String, Object> tree() {
            return FittedTrees.tree(this);
        }
    }

    /**
     * A category: the index of its label.
     *
     * @param name the column
     * @param labels the labels in the order of their indices: sorted, but with the positive one of two last
     * @param whole whether all labels are whole numbers, so that {@code 1.0} is the label {@code 1}
     * @param counts the training rows of each label
     * @param weights how much rows of each label count; empty where all count alike
     */
    record Category(String name, List<String> labels, boolean whole, List<Long> counts, List<Double> weights)
            implements FittedTarget {

        /** All labels count alike. */
        public Category(String name, List<String> labels, boolean whole, List<Long> counts) {
            this(name, labels, whole, counts, List.of());
        }

        public Category {
            labels = List.copyOf(labels);
            counts = List.copyOf(counts);
            weights = List.copyOf(weights);
            if (labels.size() < 2 || labels.size() != counts.size()) {
                throw new IllegalArgumentException(
                        "column " + name + " has " + labels.size() + " labels and " + counts.size() + " counts");
            }
        }

        @Override
        public TargetInfo info() {
            return TargetInfo.classes(labels).withCounts(counts).withClassWeights(weights);
        }

        @Override
        public float encode(double cell) {
            return (float) cell;
        }

        @Override
        public CellReader reader() {
            return CellReaders.label(labels, whole);
        }

        @Override
        public TableCells cells(Column column) {
            if (column instanceof CategoryColumn category) {
                int[] positions = FittedCategory.positions(category, labels);
                return row -> category.isMissing(row) ? FittedColumn.MISSING : positions[category.code(row)];
            }
            throw new IllegalArgumentException(name + " was fitted as a category, not as a "
                    + column.type().label());
        }

        @Override
        public Map<String, Object> tree() {
            return FittedTrees.tree(this);
        }
    }
}
