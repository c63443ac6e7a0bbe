package dev.bpnet.tck.check;

import dev.bpnet.api.initializer.Initializer;

/** Values that differ from cell to cell differ from parameter to parameter too: they come from the stream handed over. */
public final class InitializerListens implements Check<InitializerSubject> {
    private static final int[] SHAPE = {9, 8};

    @Override
    public String name() {
        return "initializer/stream";
    }

    @Override
    public String promise() {
        return "the values come from the stream handed over";
    }

    @Override
    public void examine(InitializerSubject subject, Report report) {
        Initializer initializer = subject.create();
        GuardedMatrix one = InitializerSubject.filled(initializer, 1, SHAPE, Layouts.DENSE);
        GuardedMatrix two = InitializerSubject.filled(initializer, 2, SHAPE, Layouts.DENSE);
        boolean varies = one.get(0, 0) != one.get(0, 1) && one.get(1, 2) != one.get(3, 4);
        if (varies && Memory.difference(one, "", two, "", 0, SHAPE[0]).isEmpty()) {
            report.add("two parameters of one shape get the same values; they have to come from the stream of each");
        }
    }
}
