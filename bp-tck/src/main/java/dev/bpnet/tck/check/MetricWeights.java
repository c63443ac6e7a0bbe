package dev.bpnet.tck.check;

import dev.bpnet.api.metric.Metric;

/** A row with weight 0 is a row left out, and one with weight 3 counts as three rows. */
public final class MetricWeights implements Check<MetricSubject> {
    private static final int ROWS = 60;

    @Override
    public String name() {
        return "metric/weights";
    }

    @Override
    public String promise() {
        return "a weight is a number of rows";
    }

    @Override
    public void examine(MetricSubject subject, Report report) {
        MetricRows weighted = new MetricRows(subject, ROWS);
        for (int i = 0; i < ROWS; i++) {
            weighted.weight(i, i % 4);
        }
        double found = weighted.figure(subject.create(), ROWS);
        MetricRows plain = new MetricRows(subject, ROWS);
        Metric.Accumulator repeated = subject.create().start();
        for (int i = 0; i < ROWS; i++) {
            for (int k = 0; k < i % 4; k++) {
                repeated.add(plain.block(i, i + 1));
            }
        }
        double expected = repeated.result();
        if (!(Math.abs(found - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected)))) {
            report.add("with weights 0 to 3 the figure is " + found + ", with the rows repeated as often it is "
                    + expected);
        }
    }
}
