package dev.bpnet.core.layer;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.LayerDefinition;
import java.util.Locale;

/** The dense layer as the derivation states it, in double and without any speed. */
final class DenseDefinition implements LayerDefinition {
    private final int units;
    private final Activation activation;
    private final String activationName;
    private final boolean bias;
    private final boolean linear;
    private double[][] x = {};
    private double[][] z = {};
    private double[][] a = {};

    DenseDefinition(int units, Activation activation, String activationName, boolean bias) {
        this.units = units;
        this.activation = activation;
        this.activationName = activationName;
        this.bias = bias;
        this.linear = activationName.equals(Dense.IDENTITY);
    }

    @Override
    public double[][] forward(DefinitionPass pass, double[][] x) {
        this.x = x;
        int l = pass.number();
        double[][] w = pass.parameter(0);
        z = new double[x.length][units];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < units; j++) {
                double sum = bias ? pass.parameter(1)[0][j] : 0;
                for (int k = 0; k < w.length; k++) {
                    sum += x[i][k] * w[k][j];
                }
                z[i][j] = sum;
            }
        }
        String product = String.format(Locale.ROOT, "%s·W[%d]", pass.inputName(), l);
        String sum = bias ? String.format(Locale.ROOT, "%s + b[%d]", product, l) : product;
        pass.note(String.format(Locale.ROOT, "z[%d]", l), sum, z);
        if (linear) {
            a = z;
            return z;
        }
        a = new double[x.length][units];
        for (int i = 0; i < x.length; i++) {
            activation.define(z[i], a[i]);
        }
        pass.note(
                String.format(Locale.ROOT, "a[%d]", l), String.format(Locale.ROOT, "%s(z[%d])", activationName, l), a);
        return a;
    }

    @Override
    public double[][] backward(DefinitionPass pass, double[][] da) {
        int l = pass.number();
        double[][] dz = linear ? da : activationDelta(pass, da, l);
        gradients(pass, dz, l);
        return inputDelta(pass, dz, l);
    }

    private double[][] activationDelta(DefinitionPass pass, double[][] da, int l) {
        double[][] dz = new double[x.length][units];
        for (int i = 0; i < x.length; i++) {
            activation.defineBackward(z[i], a[i], da[i], dz[i]);
        }
        String slope = activation.elementwise()
                ? String.format(Locale.ROOT, "dL/da[%d] * %s'(z[%d])", l, activationName, l)
                : String.format(Locale.ROOT, "dL/da[%d] · ∂%s/∂z[%d]", l, activationName, l);
        pass.note(String.format(Locale.ROOT, "dL/dz[%d]", l), slope, dz);
        return dz;
    }

    private void gradients(DefinitionPass pass, double[][] dz, int l) {
        double[][] dw = pass.gradient(0);
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < dw.length; k++) {
                for (int j = 0; j < units; j++) {
                    dw[k][j] += x[i][k] * dz[i][j];
                }
            }
        }
        pass.note(
                String.format(Locale.ROOT, "dL/dW[%d]", l),
                String.format(Locale.ROOT, "%sᵀ·dL/dz[%d]", pass.inputName(), l),
                dw);
        if (bias) {
            double[][] db = pass.gradient(1);
            for (double[] row : dz) {
                for (int j = 0; j < units; j++) {
                    db[0][j] += row[j];
                }
            }
            pass.note(
                    String.format(Locale.ROOT, "dL/db[%d]", l),
                    String.format(Locale.ROOT, "sum over the batch of dL/dz[%d]", l),
                    db);
        }
    }

    private double[][] inputDelta(DefinitionPass pass, double[][] dz, int l) {
        double[][] w = pass.parameter(0);
        double[][] dx = new double[x.length][w.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < w.length; k++) {
                for (int j = 0; j < units; j++) {
                    dx[i][k] += dz[i][j] * w[k][j];
                }
            }
        }
        pass.note("dL/d" + pass.inputName(), String.format(Locale.ROOT, "dL/dz[%d]·W[%d]ᵀ", l, l), dx);
        return dx;
    }
}
