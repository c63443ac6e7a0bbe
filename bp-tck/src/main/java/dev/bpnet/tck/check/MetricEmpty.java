package dev.bpnet.tck.check;

import dev.bpnet.api.metric.Metric;

/** Over no rows, and over rows that all weigh 0, the figure is not defined: NaN. */
public final class MetricEmpty implements Check<MetricSubject> {

    @Override
    public String name() {
        return "metric/empty";
    }

    @Override
    public String promise() {
        return "over no rows the figure is NaN";
    }

    @Override
    public void examine(MetricSubject subject, Report report) {
        Metric metric = subject.create();
        MetricRows rows = new MetricRows(subject, 5);
        require(metric.start().result(), "no rows", report);
        Metric.Accumulator none = metric.start();
        none.add(rows.block(0, 0));
        require(none.result(), "an empty block", report);
        for (int i = 0; i < rows.count(); i++) {
            rows.weight(i, 0);
        }
        require(rows.figure(metric, 5), "rows that all weigh 0", report);
    }

    private static void require(double figure, String over, Report report) {
        if (!Double.isNaN(figure)) {
            report.add("the figure over " + over + " is " + figure + ", it has to be NaN");
        }
    }
}
