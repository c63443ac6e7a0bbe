package dev.bpnet.data.split;

import java.util.Arrays;

/** A growing list of row numbers. */
final class IntList {

    private int[] numbers;
    private int size;

    IntList(int capacity) {
        numbers = new int[Math.max(1, capacity)];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
