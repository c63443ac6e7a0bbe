package dev.bpnet.tck.check;

/** Every cell gets a finite number, and no cell around or between rows is written. */
public final class InitializerFills implements Check<InitializerSubject> {

    @Override
    public String name() {
        return "initializer/cells";
    }

    @Override
    public String promise() {
        return "every cell gets a finite number, and nothing else is written";
    }

    @Override
    public void examine(InitializerSubject subject, Report report) {
        for (int[] shape : InitializerSubject.shapes()) {
            GuardedMatrix w = InitializerSubject.filled(subject.create(), 1, shape, Layouts.ALIKE);
            String of = " of a " + shape[0] + " x " + shape[1] + " matrix";
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    if (!Float.isFinite(w.get(i, j))) {
                        report.add("cell (" + i + ", " + j + ")" + of + " is " + w.get(i, j)
                                + " (it was NaN before, so it may not have been written)");
                    }
                }
            }
            if (!w.untouchedOutside(0, shape[0])) {
                report.add("cells outside" + of + " are written");
            }
        }
    }
}
