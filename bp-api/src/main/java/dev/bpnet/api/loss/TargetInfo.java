package dev.bpnet.api.loss;

import java.util.Collections;
import java.util.List;

/**
 * What a loss or metric knows of the target before it sees a row. Targets come as a float matrix: for {@code NUMBER} one
 * column a number, for {@code BINARY} and {@code CATEGORY} one column that holds the index of the class, for
 * {@code MULTI_LABEL} one column of 0 and 1 a label; for {@code SEVERAL} the columns of the parts, side by side.
 *
 * @param kind what is predicted
 * @param columns the columns of the target matrix
 * @param labels the classes in the order of their indices, or the labels in the order of their columns; empty for numbers
 * @param counts the training rows of each class; empty where unknown or for numbers
 * @param scales for each number the factor by which its unit was divided for training (1 where it was not): a loss with
 *     a parameter in the target's unit (huber's delta) divides by it
 * @param missing whether a value among several may be missing, told as NaN: it counts for nothing, and a row without any
 *     value weighs 0
 * @param classWeights how much a row of each class counts; empty where all count alike
 * @param parts the targets that {@code SEVERAL} is made of; empty for all others
 */
public record TargetInfo(
        TargetKind kind,
        int columns,
        List<String> labels,
        List<Long> counts,
        List<Double> scales,
        boolean missing,
        List<Double> classWeights,
        List<Part> parts) {

    /**
     * One of several targets.
     *
     * @param name what it is called
     * @param target what it is
     */
    public record Part(String name, TargetInfo target) {}

    public TargetInfo {
        labels = List.copyOf(labels);
        counts = List.copyOf(counts);
        scales = List.copyOf(scales);
        classWeights = List.copyOf(classWeights);
        parts = List.copyOf(parts);
        if (!classWeights.isEmpty() && classWeights.size() != labels.size()) {
            throw new IllegalArgumentException(
                    labels.size() + " classes have " + classWeights.size() + " class weights");
        }
    }

    /** Numbers in their own unit. */
    public static TargetInfo numbers(int columns) {
        return new TargetInfo(
                TargetKind.NUMBER,
                columns,
                List.of(),
                List.of(),
                Collections.nCopies(columns, 1.0),
                false,
                List.of(),
                List.of());
    }

    /** Classes; two of them are {@code BINARY}. */
    public static TargetInfo classes(List<String> labels) {
        TargetKind kind = labels.size() == 2 ? TargetKind.BINARY : TargetKind.CATEGORY;
        return new TargetInfo(kind, 1, labels, List.of(), List.of(), false, List.of(), List.of());
    }

    /** Labels of which a row has any number. */
    public static TargetInfo multiLabel(List<String> labels) {
        return new TargetInfo(
                TargetKind.MULTI_LABEL, labels.size(), labels, List.of(), List.of(), false, List.of(), List.of());
    }

    /** Several targets, each with a loss of its own. */
    public static TargetInfo several(List<Part> parts) {
        int columns = parts.stream().mapToInt(part -> part.target().columns()).sum();
        boolean missing = parts.stream().anyMatch(part -> part.target().missing());
        return new TargetInfo(TargetKind.SEVERAL, columns, List.of(), List.of(), List.of(), missing, List.of(), parts);
    }

    /** The same target with numbers told in other units. */
    public TargetInfo withScales(List<Double> scales) {
        return new TargetInfo(kind, columns, labels, counts, scales, missing, classWeights, parts);
    }

    /** The same target with these training frequencies. */
    public TargetInfo withCounts(List<Long> counts) {
        return new TargetInfo(kind, columns, labels, counts, scales, missing, classWeights, parts);
    }

    /** The same target, of which values may be missing. */
    public TargetInfo withMissing(boolean missing) {
        return new TargetInfo(kind, columns, labels, counts, scales, missing, classWeights, parts);
    }

    /** The same target with these weights of its classes. */
    public TargetInfo withClassWeights(List<Double> classWeights) {
        return new TargetInfo(kind, columns, labels, counts, scales, missing, classWeights, parts);
    }

    /** The weights that make every class count alike: {@code rows / (classes · rows of the class)}, as in scikit-learn. */
    public List<Double> balancedWeights() {
        long rows = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream()
                .map(count -> rows / ((double) counts.size() * count))
                .toList();
    }
}
