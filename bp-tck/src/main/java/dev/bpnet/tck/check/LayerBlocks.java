package dev.bpnet.tck.check;

import java.util.Arrays;

/**
 * The bits do not depend on how stages are split over rows and columns, nor gradients over bands, which is what threads do; nor,
 * unless the layer looks at all rows, on whether a batch runs at once or in chunks.
 */
public final class LayerBlocks implements Check<LayerSubject> {
    private static final int ROWS = 11;

    @Override
    public String name() {
        return "layer/blocks";
    }

    @Override
    public String promise() {
        return "how the work is split changes no bit";
    }

    @Override
    public void examine(LayerSubject subject, Report report) {
        LayerRig whole = run(subject, ROWS, Integer.MAX_VALUE, Integer.MAX_VALUE / 2, ROWS);
        for (int size : new int[] {1, 3}) {
            compare(whole, run(subject, size, size, size, ROWS), "in blocks of " + size, report);
        }
        for (int chunk : new int[] {1, 4}) {
            if (!whole.hasBarriers()) {
                compare(whole, run(subject, chunk, 1, 1, chunk), "in chunks of " + chunk + " rows", report);
            }
        }
    }

    /** A step over all rows, in chunks of a batch. */
    private static LayerRig run(LayerSubject subject, int rowsAtOnce, int columnsAtOnce, int band, int chunk) {
        LayerRig rig = new LayerRig(subject.create(), subject, LayerRig.Place.BEHIND, ROWS);
        Arrays.fill(rig.gradients, 12345); // what was there before counts only when it is accumulated
        float[][] x = subject.numbers().rows(ROWS, subject.inputs(), 2);
        float[][] dy = Numbers.rows(25, ROWS, rig.node.outputs(), 1);
        for (int first = 0; first < ROWS; first += chunk) {
            int rows = Math.min(chunk, ROWS - first);
            LayerRig.copy(x, first, rig.pass.input(), rows);
            LayerRig.copy(dy, first, rig.pass.outputDelta(), rows);
            rig.begin(rows, true, first);
            rig.step(true, rowsAtOnce, columnsAtOnce);
            rig.gradients(first > 0, band);
        }
        return rig;
    }

    private static void compare(LayerRig whole, LayerRig parts, String how, Report report) {
        if (!Arrays.equals(whole.gradients, parts.gradients)) {
            report.add("the gradients have other bits " + how);
        }
        if (!Arrays.equals(whole.buffers, parts.buffers)) {
            report.add("the buffers have other bits " + how);
        }
    }
}
