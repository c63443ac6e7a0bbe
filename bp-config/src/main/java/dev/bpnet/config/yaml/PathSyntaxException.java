package dev.bpnet.config.yaml;

/** A text that is no path of a configuration. The message is a sentence for the user. */
public final class PathSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    PathSyntaxException(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Number of code points before the one that is wrong. */
    public int offset() {
        return offset;
    }
}
