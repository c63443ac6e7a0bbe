package dev.bpnet.tck.check;

import dev.bpnet.api.metric.Metric;

/** The figure does not depend, to the bit, on how rows are divided into blocks: it is no mean of means. */
public final class MetricBlocks implements Check<MetricSubject> {
    private static final int ROWS = 101;

    @Override
    public String name() {
        return "metric/blocks";
    }

    @Override
    public String promise() {
        return "how rows are divided into blocks changes no bit";
    }

    @Override
    public void examine(MetricSubject subject, Report report) {
        MetricRows rows = new MetricRows(subject, ROWS);
        Metric metric = subject.create();
        double whole = rows.figure(metric, ROWS);
        if (Double.isNaN(whole)) {
            report.add("the figure over " + ROWS + " usual rows is NaN");
        }
        for (int size : new int[] {1, 7, 64}) {
            double figure = rows.figure(metric, size);
            if (!Numbers.same(whole, figure)) {
                report.add("over the same rows the figure is " + whole + " in one block and " + figure
                        + " in blocks of " + size);
            }
        }
    }
}
