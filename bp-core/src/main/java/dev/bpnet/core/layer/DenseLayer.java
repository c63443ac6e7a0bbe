package dev.bpnet.core.layer;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.Activation.Reads;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.parameter.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Z = X·W + b}, {@code A = g(Z)}, with X {@code [rows, in]}, W {@code [in, out]}, b {@code [1, out]}. Backward
 * {@code dZ = dA · g'}, {@code dX = dZ·Wᵀ}, {@code dW = Xᵀ·dZ}, {@code db = Σ_rows dZ}.
 */
final class DenseLayer implements Layer {
    private static final int WEIGHTS = 0;
    private static final int BIASES = 1;

    private final int inputs;
    private final int units;
    private final Activation activation;
    private final String activationName;
    private final Initializer initializer;
    private final @Nullable Initializer biasInitializer;
    private final Regulation regulation;
    private final boolean keepsZ;

    DenseLayer(
            int inputs,
            int units,
            Activation activation,
            String activationName,
            Initializer initializer,
            @Nullable Initializer biasInitializer,
            Regulation regulation) {
        this.inputs = inputs;
        this.units = units;
        this.activation = activation;
        this.activationName = activationName;
        this.initializer = initializer;
        this.biasInitializer = biasInitializer;
        this.regulation = regulation;
        // An activation whose derivative follows from its output may overwrite z: one pass over memory less.
        this.keepsZ = activation.backwardReads() != Reads.OUTPUT;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void declare(Declarations d) {
        d.parameter("weights", Role.WEIGHT, inputs, units, initializer, inputs, units, regulation);
        if (biasInitializer != null) {
            d.parameter("biases", Role.BIAS, 1, units, biasInitializer, inputs, units);
        }
        if (keepsZ) {
            d.scratch("z", units);
        }
        if (d.inputDeltaWanted()) {
            d.cache("weights transposed", units, inputs);
        }
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        Kernels k = pass.kernels();
        Matrix z = z(pass);
        Matrix bias = biasInitializer == null ? null : pass.parameter(BIASES);
        k.gemm(Form.NN, inputs, pass.input(), pass.parameter(WEIGHTS), bias, z, from, to);
        activation.forward(k, z, pass.output(), from, to);
    }

    private Matrix z(Pass pass) {
        return keepsZ ? pass.scratch(0) : pass.output();
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::backward);
    }

    private void backward(Pass pass, int from, int to) {
        Kernels k = pass.kernels();
        Matrix dz = pass.outputDelta();
        activation.backward(k, z(pass), pass.output(), dz, dz, from, to);
        Matrix dx = pass.inputDelta();
        if (dx != null) {
            // dZ·Wᵀ over the transposed copy, so that lanes run along contiguous inputs.
            k.gemm(Form.NN, units, dz, pass.cache(0), null, dx, from, to);
        }
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        Matrix gradient = pass.gradient(index);
        Matrix dz = pass.outputDelta();
        if (index == WEIGHTS) {
            Matrix start = accumulate ? gradient : null;
            pass.kernels().gemm(Form.TN, pass.rows(), pass.input(), dz, start, gradient, fromRow, toRow);
        } else {
            pass.kernels().columnSums(dz, pass.rows(), accumulate, gradient.array(), gradient.offset(), 0, units);
        }
    }

    @Override
    public void refresh(Pass pass, int index, int fromRow, int toRow) {
        if (index == WEIGHTS && pass.inputDelta() != null) {
            pass.kernels().transpose(pass.parameter(WEIGHTS), pass.cache(0), fromRow, toRow);
        }
    }

    @Override
    public LayerDefinition define() {
        return new DenseDefinition(units, activation, activationName, biasInitializer != null);
    }

    @Override
    public String formula() {
        String z = biasInitializer == null ? "x·W" : "x·W + b";
        return activationName.equals(Dense.IDENTITY) ? "a = " + z : "a = " + activationName + "(" + z + ")";
    }
}
