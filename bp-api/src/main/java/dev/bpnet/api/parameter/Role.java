package dev.bpnet.api.parameter;

/** What a parameter is for; decides for example whether weight decay touches it by default. */
public enum Role {
    /** Multiplied with inputs; decays by default. */
    WEIGHT,
    /** Added. */
    BIAS,
    /** Scale of a normalisation. */
    NORM_SCALE,
    /** Shift of a normalisation. */
    NORM_SHIFT,
    /** Rows looked up by a category's number; decays by default. */
    EMBEDDING,
    /** A learned slope and the like. */
    OTHER;

    /** Whether weight decay touches it when the user names no other choice. */
    public boolean decays() {
        return this == WEIGHT || this == EMBEDDING;
    }
}
