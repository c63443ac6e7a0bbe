package dev.bpnet.core.train;

/** Network, loss and target that do not fit together; the message is a sentence that says which would. */
public final class MisfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Part part;

    /** The part to change. */
    public enum Part {
        /** The loss. */
        LOSS,
        /** The output activation. */
        OUTPUT_ACTIVATION,
        /** How the biases of the output start. */
        OUTPUT_BIAS
    }

    MisfitException(Part part, String sentence) {
        super(sentence);
        this.part = part;
    }

    /** The part to change. */
    public Part part() {
        return part;
    }
}
