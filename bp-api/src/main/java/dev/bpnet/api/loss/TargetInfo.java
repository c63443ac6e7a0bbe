package dev.bpnet.api.loss;

import java.util.Collections;
import java.util.List;

/**
 * What a loss or metric knows of the target before it sees a row. Targets come as a float matrix: for {@code NUMBER} one
 * column a number, for {@code BINARY} and {@code CATEGORY} one column that holds the index of the class.
 *
 * @param kind what is predicted
 * @param columns the columns of the target matrix
 * @param labels the classes in the order of their indices; empty for numbers
 * @param counts the training rows of each class; empty where unknown or for numbers
 * @param scales for each number the factor by which its unit was divided for training (1 where it was not): a loss with
 *     a parameter in the target's unit (huber's delta) divides by it
 */
public record TargetInfo(TargetKind kind, int columns, List<String> labels, List<Long> counts, List<Double> scales) {

    public TargetInfo {
        labels = List.copyOf(labels);
        counts = List.copyOf(counts);
        scales = List.copyOf(scales);
    }

    /** Numbers in their own unit. */
    public static TargetInfo numbers(int columns) {
        return new TargetInfo(TargetKind.NUMBER, columns, List.of(), List.of(), Collections.nCopies(columns, 1.0));
    }

    /** Classes; two of them are {@code BINARY}. */
    public static TargetInfo classes(List<String> labels) {
        TargetKind kind = labels.size() == 2 ? TargetKind.BINARY : TargetKind.CATEGORY;
        return new TargetInfo(kind, 1, labels, List.of(), List.of());
    }

    /** The same target with numbers told in other units. */
    public TargetInfo withScales(List<Double> scales) {
        return new TargetInfo(kind, columns, labels, counts, scales);
    }

    /** The same target with these training frequencies. */
    public TargetInfo withCounts(List<Long> counts) {
        return new TargetInfo(kind, columns, labels, counts, scales);
    }
}
