package dev.bpnet.data.split;

import java.util.Arrays;

/** Row numbers divided into three parts, each ascending. Immutable. */
public final class Partition {

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    /** These parts; the arrays are copied and sorted. */
    public Partition(int[] train, int[] validation, int[] test) {
        this.train = sorted(train);
        this.validation = sorted(validation);
        this.test = sorted(test);
    }

    private static int[] sorted(int[] rows) {
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** All rows train. */
    public static Partition all(int rows) {
        int[] train = new int[rows];
        Arrays.setAll(train, row -> row);
        return new Partition(train, new int[0], new int[0]);
    }

    /** The rows to train on. */
    public int[] train() {
        return train.clone();
    }

    /** The rows to watch the training by; empty where there are none. */
    public int[] validation() {
        return validation.clone();
    }

    /** The rows to judge the result by; empty where there are none. */
    public int[] test() {
        return test.clone();
    }
}
