package dev.bpnet.tck.check;

import dev.bpnet.api.metric.Metric;

/** Two accumulators of one metric know nothing of each other, and asking for the result changes nothing. */
public final class MetricAccumulators implements Check<MetricSubject> {
    private static final int ROWS = 60;

    @Override
    public String name() {
        return "metric/accumulators";
    }

    @Override
    public String promise() {
        return "accumulators know nothing of each other";
    }

    @Override
    public void examine(MetricSubject subject, Report report) {
        MetricRows rows = new MetricRows(subject, ROWS);
        Metric metric = subject.create();
        Metric.Accumulator first = metric.start();
        Metric.Accumulator second = metric.start();
        first.add(rows.block(0, 30));
        second.add(rows.block(20, ROWS));
        first.result();
        first.add(rows.block(30, ROWS));
        double found = first.result();
        double expected = rows.figure(subject.create(), ROWS);
        if (!Numbers.same(expected, found)) {
            report.add("the figure is " + expected + " alone, but " + found
                    + " when another accumulator is at work or the result is asked for in between");
        }
        if (!Numbers.same(found, first.result())) {
            report.add("asked again the result is " + first.result() + ", before it was " + found);
        }
    }
}
