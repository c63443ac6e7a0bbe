package dev.bpnet.tck.check;

/** A call writes its outputs in its rows and nothing else: no other row, no cell between rows, none of its inputs. */
public final class TouchesOnlyItsRows implements Check<RowSubject<?>> {
    private static final int ROWS = 7;
    private static final int[][] RANGES = {{0, ROWS}, {2, 5}, {3, 3}, {0, 1}, {ROWS - 1, ROWS}};

    @Override
    public String name() {
        return "rows/range";
    }

    @Override
    public String promise() {
        return "a call touches only its rows";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) {
        for (int[] range : RANGES) {
            int from = range[0];
            int to = range[1];
            RowCalls calls = subject.calls(ROWS, 5, Layouts.ALIKE);
            calls.run(from, to);
            for (Memory output : calls.outputs()) {
                if (!output.untouchedOutside(from, to)) {
                    report.add("a call for rows " + from + " to " + to + " writes cells of " + output.name()
                            + " outside of them");
                }
            }
            for (Memory input : calls.inputs()) {
                if (!input.untouchedOutside(0, 0)) {
                    report.add("a call for rows " + from + " to " + to + " writes " + input.name()
                            + ", which it may only read");
                }
            }
        }
    }
}
