package dev.bpnet.core.train;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A loss that knows nothing of class weights, with the weight of its class on each row. */
record ClassWeighted(Loss loss, TargetInfo target) implements Loss {

    /** The loss itself, where it weighs rows by itself or there is nothing to weigh. */
    static Loss where(TargetInfo target, Loss loss) {
        return target.classWeights().isEmpty() || loss.weightsRows() ? loss : new ClassWeighted(loss, target);
    }

    @Override
    public boolean weightsRows() {
        return true;
    }

    @Override
    public double rowWeight(Matrix t, int row) {
        int index = ClassIndex.of(t.get(row, 0), target.labels().size());
        return index == ClassIndex.NONE ? 1 : target.classWeights().get(index);
    }

    @Override
    public int outputs() {
        return loss.outputs();
    }

    @Override
    public Optional<String> link() {
        return loss.link();
    }

    @Override
    public Optional<Choice<Activation>> linkChoice() {
        return loss.linkChoice();
    }

    @Override
    public Optional<Choice<Activation>> outputActivation() {
        return loss.outputActivation();
    }

    @Override
    public boolean probabilities() {
        return loss.probabilities();
    }

    @Override
    public void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        loss.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
    }

    @Override
    public double define(double[] z, double[] t, double @Nullable [] dz) {
        return loss.define(z, t, dz);
    }

    @Override
    public String formula() {
        return loss.formula();
    }

    @Override
    public String deltaFormula() {
        return loss.deltaFormula();
    }

    @Override
    public Optional<String> predictionDeltaFormula() {
        return loss.predictionDeltaFormula();
    }
}
