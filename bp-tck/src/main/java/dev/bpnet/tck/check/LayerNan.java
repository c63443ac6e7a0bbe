package dev.bpnet.tck.check;

/** NaN is not hidden: a row with a NaN among its inputs has one among its outputs, in float and in the definition. */
public final class LayerNan implements Check<LayerSubject> {
    private static final int ROWS = 3;
    private static final int ROW = 1;

    @Override
    public String name() {
        return "layer/nan";
    }

    @Override
    public String promise() {
        return "NaN stays NaN";
    }

    @Override
    public void examine(LayerSubject subject, Report report) {
        for (int column = 0; column < subject.inputs(); column++) {
            if (!subject.numbers().continuous(column)) {
                continue;
            }
            for (boolean training : new boolean[] {true, false}) {
                float[][] x = subject.numbers().rows(ROWS, subject.inputs(), 2);
                x[ROW][column] = Float.NaN;
                LayerRig rig = new LayerRig(subject.create(), subject, LayerRig.Place.BEHIND, ROWS);
                String where = " in column " + column + (training ? " in training" : " in prediction");
                double[] y = rig.exact().layer(rig.node, training).forward(LayerGradient.doubles(x))[ROW];
                if (!anyNan(y)) {
                    report.add("the definition hides a NaN" + where);
                }
                LayerRig.copy(x, 0, rig.pass.input(), ROWS);
                rig.begin(ROWS, training, 0);
                rig.step(false, ROWS, Integer.MAX_VALUE);
                if (!anyNan(Numbers.doubles(LayerRig.rows(rig.pass.output(), ROWS)[ROW]))) {
                    report.add("the float stages hide a NaN" + where);
                }
            }
        }
    }

    private static boolean anyNan(double[] row) {
        return java.util.Arrays.stream(row).anyMatch(Double::isNaN);
    }
}
