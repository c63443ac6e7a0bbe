package dev.bpnet.api.layer;

/**
 * The mathematics of a layer in double precision, over a whole batch: one object goes forward once and then backward once,
 * keeping in fields what backward needs. It is the oracle of tests and what {@code bp explain} shows.
 */
public interface LayerDefinition {

    /** Output {@code [rows][outputs]} from input {@code [rows][inputs]}. */
    double[][] forward(DefinitionPass pass, double[][] x);

    /**
     * Derivative by the input from the derivative by the output, row by row; adds the gradient of each
     * parameter to {@link DefinitionPass#gradient}.
     */
    double[][] backward(DefinitionPass pass, double[][] dy);
}
