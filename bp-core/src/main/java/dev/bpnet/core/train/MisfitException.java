package dev.bpnet.core.train;

import org.jspecify.annotations.Nullable;

/** Network, loss and target that do not fit together; the message is a sentence that says which would. */
public final class MisfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Part part;
    private final @Nullable String target;

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
        this(part, sentence, null);
    }

    private MisfitException(Part part, String sentence, @Nullable String target) {
        super(sentence);
        this.part = part;
        this.target = target;
    }

    /** The same, of one of several targets. */
    public MisfitException of(String name) {
        return new MisfitException(part, String.valueOf(getMessage()), name);
    }

    /** The part to change. */
    public Part part() {
        return part;
    }

    /** The name of the target that it is about; null where there is only one. */
    public @Nullable String target() {
        return target;
    }
}
