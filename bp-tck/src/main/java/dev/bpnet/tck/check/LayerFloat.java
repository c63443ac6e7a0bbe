package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.definition.DoubleNetwork;

/**
 * The float stages compute what the definition says, in training, in prediction, and as a first layer, whose input wants no
 * derivative: output, derivative by the input and gradients, each to the subject's tolerance of the number itself plus the same
 * of the greatest beside it. Derivatives may besides differ by a tenth of the tolerance relative to {@code |dy|} times the input,
 * because a slope such as {@code 1 - a²} is made from an a that was rounded to float.
 */
public final class LayerFloat implements Check<LayerSubject> {
    private static final int ROWS = 7;

    @Override
    public String name() {
        return "layer/float";
    }

    @Override
    public String promise() {
        return "the float stages compute the definition";
    }

    @Override
    public void examine(LayerSubject subject, Report report) {
        for (double scale : new double[] {0.05, 2, 100}) {
            float[][] x = subject.numbers().rows(ROWS, subject.inputs(), scale);
            double rounding = 0.1 * Math.max(1, scale);
            training(subject, LayerRig.Place.BEHIND, x, rounding, report);
            training(subject, LayerRig.Place.FIRST, x, rounding, report);
            prediction(subject, x, report);
        }
    }

    private static void prediction(LayerSubject subject, float[][] x, Report report) {
        LayerRig rig = new LayerRig(subject.create(), subject, LayerRig.Place.BEHIND, ROWS);
        LayerRig.copy(x, 0, rig.pass.input(), ROWS);
        double[][] y = rig.exact().layer(rig.node, false).forward(LayerGradient.doubles(x));
        rig.begin(ROWS, false, 0);
        rig.step(false, ROWS, Integer.MAX_VALUE);
        compare(LayerRig.rows(rig.pass.output(), ROWS), y, subject, 0, "y in prediction", report);
    }

    private static void training(
            LayerSubject subject, LayerRig.Place place, float[][] x, double rounding, Report report) {
        LayerRig rig = new LayerRig(subject.create(), subject, place, ROWS);
        float[][] dy = Numbers.rows(24, ROWS, rig.node.outputs(), 1);
        LayerRig.copy(x, 0, rig.pass.input(), ROWS);
        LayerRig.copy(dy, 0, rig.pass.outputDelta(), ROWS);
        DoubleNetwork exact = rig.exact();
        DoubleNetwork.LayerRun run = exact.layer(rig.node, true);
        double[][] y = run.forward(LayerGradient.doubles(x));
        double[][] dx = run.backward(LayerGradient.doubles(dy));
        rig.begin(ROWS, true, 0);
        rig.step(true, ROWS, Integer.MAX_VALUE);
        rig.gradients(false, Integer.MAX_VALUE / 2);
        compare(LayerRig.rows(rig.pass.output(), ROWS), y, subject, 0, "y", report);
        Matrix inputDelta = rig.pass.inputDelta();
        if (inputDelta != null) {
            compare(LayerRig.rows(inputDelta, ROWS), dx, subject, rounding, "dx", report);
        }
        for (int i = 0; i < rig.node.weights().size(); i++) {
            Parameter p = rig.node.weights().get(i).parameter();
            compare(
                    LayerRig.rows(rig.pass.gradient(i), p.rows()),
                    exact.gradient(p),
                    subject,
                    rounding,
                    "d" + p.name(),
                    report);
        }
    }

    private static void compare(
            float[][] values, double[][] defined, LayerSubject subject, double least, String what, Report report) {
        double greatest = least;
        for (double[] row : defined) {
            for (double number : row) {
                greatest = Double.isFinite(number) ? Math.max(greatest, Math.abs(number)) : greatest;
            }
        }
        for (int i = 0; i < defined.length; i++) {
            for (int j = 0; j < defined[i].length; j++) {
                double tolerance = subject.tolerance() * (Math.abs(defined[i][j]) + greatest);
                if (!FloatMatchesDefinition.agrees(values[i][j], defined[i][j], tolerance)) {
                    report.add(what + " in row " + i + ", column " + j + " is " + values[i][j] + ", by the definition "
                            + defined[i][j]);
                }
            }
        }
    }
}
