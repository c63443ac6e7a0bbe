package dev.bpnet.api.optimizer;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Scalars;

/** What a transform sees during a step. Arrays are the flat arenas of the parameters' layout. */
public interface StepContext {
    /** The number of this update: 1 for the first. */
    long step();

    /** The learning rate of this step for this parameter, schedule and parameter groups included. */
    double learningRate(Parameter p);

    /** The learning rate of this step, schedule included, before parameter groups. */
    double learningRate();

    /** The weight decay of this parameter: that of its group where one says so, else {@code own}. */
    default double weightDecay(Parameter p, double own) {
        return own;
    }

    /** The parameters. */
    float[] parameters();

    /** The gradients, rewritten by the chain. */
    float[] gradients();

    /** Array slot {@code index} of this transform. */
    float[] slot(int index);

    /** The scalar slots of this transform; to be set in {@link GradientTransform#begin} only. */
    Scalars scalars();

    /** The folded sum {@code index} of {@link GradientTransform#measure}: of this parameter, or of all. */
    double total(Parameter p, int index);
}
