package dev.bpnet.tck.check;

import java.util.List;

/** How the matrices of a call lie in their arrays. */
public enum Layouts {
    /** One after another without gaps, from the beginning. */
    DENSE(List.of(Layout.DENSE)),
    /** All with the same offset and the same gap behind each row. */
    ALIKE(List.of(new Layout(3, 2))),
    /** Each with an offset and a gap of its own. */
    DIFFERENT(List.of(new Layout(7, 3), new Layout(2, 6), new Layout(5, 1), new Layout(11, 4)));

    private final List<Layout> layouts;

    Layouts(List<Layout> layouts) {
        this.layouts = layouts;
    }

    /** The layout of matrix {@code number}. */
    Layout of(int number) {
        return layouts.get(number % layouts.size());
    }

    /** Cells before the first row, and cells after each row. */
    record Layout(int offset, int gap) {
        static final Layout DENSE = new Layout(0, 0);
    }
}
