package dev.bpnet.tck.check;

import dev.bpnet.api.initializer.Initializer;

/** The same stream gives the same bits: from a new initializer, from one used before, and in any layout. */
public final class InitializerRepeats implements Check<InitializerSubject> {

    @Override
    public String name() {
        return "initializer/deterministic";
    }

    @Override
    public String promise() {
        return "the same stream gives the same bits";
    }

    @Override
    public void examine(InitializerSubject subject, Report report) {
        Initializer used = subject.create();
        for (int[] shape : InitializerSubject.shapes()) {
            GuardedMatrix first = InitializerSubject.filled(subject.create(), 1, shape, Layouts.DENSE);
            InitializerSubject.filled(used, 2, shape, Layouts.DENSE);
            GuardedMatrix again = InitializerSubject.filled(used, 1, shape, Layouts.DENSE);
            GuardedMatrix apart = InitializerSubject.filled(subject.create(), 1, shape, Layouts.ALIKE);
            report.addDifference(first, "from a new initializer", again, "from one used before", shape[0]);
            report.addDifference(first, "without gaps", apart, "with an offset and a stride", shape[0]);
        }
    }
}
