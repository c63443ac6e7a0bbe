package dev.bpnet.tck.check;

/** A call writes the cells of its rows and nothing else: no other row, no cell between rows, none of its inputs. */
public final class TouchesOnlyItsRows implements Check<ActivationSubject> {
    private static final int ROWS = 7;
    private static final int[][] RANGES = {{0, ROWS}, {2, 5}, {3, 3}, {0, 1}, {ROWS - 1, ROWS}};

    @Override
    public String name() {
        return "activation/rows";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        for (int[] range : RANGES) {
            int from = range[0];
            int to = range[1];
            String call = " of rows " + from + " to " + to;
            Slices slices = Slices.random(subject, ROWS, 5, 3, Slices.Layouts.ALIKE);
            slices.forward(from, to);
            require(slices.a, from, to, "forward" + call + " writes cells of a outside of them", report);
            require(slices.z, 0, 0, "forward" + call + " writes z", report);
            float[][] a = slices.a.rows();
            slices.backward(from, to);
            require(slices.dz, from, to, "backward" + call + " writes cells of dz outside of them", report);
            require(slices.z, 0, 0, "backward" + call + " writes z", report);
            require(slices.da, 0, 0, "backward" + call + " writes da", report);
            if (!Numbers.difference(a, "", slices.a.rows(), "").isEmpty()) {
                report.add("backward" + call + " writes a");
            }
        }
    }

    private static void require(GuardedMatrix matrix, int from, int to, String otherwise, Report report) {
        if (!matrix.untouchedOutside(from, to)) {
            report.add(otherwise);
        }
    }
}
