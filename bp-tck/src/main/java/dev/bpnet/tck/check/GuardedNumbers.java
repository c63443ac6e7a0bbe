package dev.bpnet.tck.check;

import java.util.Arrays;

/** One double a row, a guard in each until it is written. */
final class GuardedNumbers implements Memory {
    private static final double GUARD = -7.25e133;

    private final String name;
    private final double[] array;

    GuardedNumbers(String name, int rows) {
        this.name = name;
        this.array = new double[rows];
        Arrays.fill(array, GUARD);
    }

    double[] array() {
        return array;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] row(int i) {
        return new double[] {array[i]};
    }

    @Override
    public boolean untouchedOutside(int from, int to) {
        for (int i = 0; i < array.length; i++) {
            if ((i < from || i >= to) && array[i] != GUARD) {
                return false;
            }
        }
        return true;
    }
}
