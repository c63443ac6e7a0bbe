package dev.bpnet.api.plugin;

/** The record of a plugin that has no parameters. */
public record NoParameters() {
    /** The one value. */
    public static final NoParameters NONE = new NoParameters();
}
