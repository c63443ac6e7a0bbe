package dev.bpnet.optimizers.transform;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;

/** Which parameters weight decay touches. */
public enum Decay {
    /** Those whose role says so: weights and embeddings. */
    @Doc("weights and embeddings only: biases and the scales and shifts of normalisations keep their size")
    WEIGHTS,
    /** Every parameter, as PyTorch does when all parameters are in one group. */
    @Doc("every parameter, biases included")
    ALL;

    /** Whether this parameter decays. */
    public boolean touches(Parameter p) {
        return this == ALL || p.role().decays();
    }
}
