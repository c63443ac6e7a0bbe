package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;

/** {@code identity}: a multiple of the identity matrix, with zeros beside where the weight is not square. Keras' Identity. */
@Doc(
        value = "A multiple of the identity matrix: at first a linear layer passes its input on.",
        formula = "gain where row = column, 0 elsewhere")
public final class IdentityMatrix implements InitializerPlugin<IdentityMatrix.Parameters> {

    /**
     * The parameters.
     *
     * @param gain the value on the diagonal
     */
    public record Parameters(
            @Doc("the value on the diagonal") double gain) {}

    /** Found as a service. */
    public IdentityMatrix() {}

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Initializer create(Parameters parameters) {
        float gain = (float) parameters.gain();
        return (random, fanIn, fanOut, w) -> {
            for (int i = 0; i < w.rows(); i++) {
                for (int j = 0; j < w.columns(); j++) {
                    w.set(i, j, i == j ? gain : 0);
                }
            }
        };
    }
}
