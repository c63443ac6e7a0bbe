package dev.bpnet.tck.check;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.definition.DoubleNetwork;
import java.util.function.Function;

/**
 * Backward of the definition is the derivative of its forward, by every input that is continuous and every parameter, to a
 * relative 1e-6 of a central difference, in training and in prediction.
 */
public final class LayerGradient implements Check<LayerSubject> {
    private static final int ROWS = 5;

    private final Jumps jumps;

    /** Leaves out the places that the author has declared. */
    public LayerGradient() {
        this(Jumps.DECLARED);
    }

    LayerGradient(Jumps jumps) {
        this.jumps = jumps;
    }

    @Override
    public String name() {
        return "layer/gradient";
    }

    @Override
    public String promise() {
        return "backward of the definition is the derivative of its forward";
    }

    @Override
    public void examine(LayerSubject subject, Report report) {
        LayerRig rig = new LayerRig(subject.create(), subject, LayerRig.Place.BEHIND, ROWS);
        double[] x = flat(doubles(subject.numbers().rows(ROWS, subject.inputs(), 2)));
        for (boolean training : new boolean[] {true, false}) {
            examine(rig, subject, x, training, report);
        }
    }

    private void examine(LayerRig rig, LayerSubject subject, double[] x, boolean training, Report report) {
        DoubleNetwork exact = rig.exact();
        int inputs = subject.inputs();
        double[] dy = flat(doubles(Numbers.rows(23, ROWS, rig.node.outputs(), 1)));
        DoubleNetwork.LayerRun run = exact.layer(rig.node, training);
        run.forward(rows(x, inputs));
        double[] dx = flat(run.backward(rows(dy, rig.node.outputs())));
        Function<double[], double[]> byInput =
                moved -> flat(exact.layer(rig.node, training).forward(rows(moved, inputs)));
        double[][][] gradients = new double[rig.node.weights().size()][][];
        for (int p = 0; p < gradients.length; p++) {
            gradients[p] = copy(exact.gradient(rig.node.weights().get(p).parameter()));
        }
        for (int j = 0; j < x.length; j++) {
            if (subject.numbers().continuous(j % inputs)) {
                compare(byInput, dy, x, j, dx[j], "input " + j % inputs + " of row " + j / inputs, report);
            }
        }
        for (int p = 0; p < gradients.length; p++) {
            Parameter parameter = rig.node.weights().get(p).parameter();
            double[][] values = exact.parameter(parameter);
            double[] kept = flat(values);
            Function<double[], double[]> byParameter = moved -> {
                fill(values, moved);
                double[] y = byInput.apply(x);
                fill(values, kept);
                return y;
            };
            double[] gradient = flat(gradients[p]);
            for (int j = 0; j < kept.length; j++) {
                compare(byParameter, dy, kept, j, gradient[j], parameter.name() + " " + j, report);
            }
        }
    }

    private void compare(
            Function<double[], double[]> f, double[] dy, double[] at, int j, double stated, String by, Report report) {
        Derivative numeric = Derivative.of(f, dy, at, j);
        if (!numeric.agrees(stated) && !(jumps == Jumps.FOUND && Derivative.jumps(f, dy, at, j))) {
            report.add("the derivative by " + by + " is " + stated + " backward, " + numeric.value()
                    + " by the central difference of forward; inputs should keep away from kinks");
        }
    }

    static double[][] doubles(float[][] rows) {
        double[][] doubles = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            doubles[i] = Numbers.doubles(rows[i]);
        }
        return doubles;
    }

    private static double[] flat(double[][] rows) {
        return java.util.Arrays.stream(rows)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    private static double[][] rows(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][columns];
        fill(rows, flat);
        return rows;
    }

    private static double[][] copy(double[][] rows) {
        return java.util.Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static void fill(double[][] rows, double[] flat) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(flat, i * rows[i].length, rows[i], 0, rows[i].length);
        }
    }
}
