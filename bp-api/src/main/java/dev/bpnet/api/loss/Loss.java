package dev.bpnet.api.loss;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Choice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loss with its link: it takes what the last layer gives (logits, for the classification losses) and does link and loss
 * in one stable form. The loss of a row is the mean over its outputs; the loss of a batch is {@code Σ w·l / Σ w}. Without
 * state; any number of threads may call it at once on different rows.
 */
public interface Loss {

    /** The width of z that it wants. */
    int outputs();

    /**
     * The activation that turns z into predictions, by name ({@code sigmoid}, {@code softmax}): the engine puts it behind
     * the network, where it serves predictions but not the loss. Empty where predictions are z itself; then any output
     * activation may run before the loss.
     */
    Optional<String> link();

    /** As {@link #link}, with parameters where it has some. */
    default Optional<Choice<Activation>> linkChoice() {
        return link().map(Choice::of);
    }

    /**
     * The output activation that z has to come from, where the loss has no link but does not take any number either (variances
     * above 0, quantiles in their order). It keeps its meaning when the target's unit changes.
     */
    default Optional<Choice<Activation>> outputActivation() {
        return Optional.empty();
    }

    /**
     * Whether predictions of classes are probabilities, rather than scores that only say which class is nearest. Those for two
     * classes are turned so that 0.5 lies between the two.
     */
    default boolean probabilities() {
        return link().isPresent();
    }

    /** What the columns of predictions of number targets are called, from the names of the targets. */
    default List<String> predictionNames(List<String> targets) {
        return targets;
    }

    /** The first of the columns of predictions that stand for the targets, one each, in their order. */
    default int pointColumn() {
        return 0;
    }

    /** The factor from the training unit to the target's own for column {@code j} of predictions. */
    default double predictionScale(int j, List<Double> scales) {
        return scales.get(j);
    }

    /** What is added after {@link #predictionScale}. */
    default double predictionShift(int j, List<Double> shifts) {
        return shifts.get(j);
    }

    /** Whether {@link #rowWeight} ever differs from 1. */
    default boolean weightsRows() {
        return false;
    }

    /** The weight of a row by its target (class weights), times the row's own weight. */
    default double rowWeight(Matrix t, int row) {
        return 1;
    }

    /**
     * Rows {@code [from, to)}: {@code rowLoss[i]} is the unweighted loss of row i, and {@code dz[i] = rowScale[i] ·
     * ∂rowLoss[i]/∂z[i]} where {@code dz} is given, with {@code rowScale[i] = w_i / Σ w}. dz may be z.
     *
     * @param z {@code [rows, outputs]}
     * @param t targets as {@link TargetInfo} describes them
     */
    void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to);

    /** The mathematics of one row in double: returns the loss and, where {@code dz} is given, writes ∂loss/∂z. */
    double define(double[] z, double[] t, double @Nullable [] dz);

    /** The formula of the loss of one row, for people. */
    String formula();

    /** The formula of ∂loss/∂z of one row, for people: {@code a - y}. */
    default String deltaFormula() {
        return "∂loss/∂z";
    }

    /** Where there is a link, the formula of ∂loss/∂a of one row with a = link(z): {@code (a - y) / (a (1 - a))}. */
    default Optional<String> predictionDeltaFormula() {
        return Optional.empty();
    }
}
