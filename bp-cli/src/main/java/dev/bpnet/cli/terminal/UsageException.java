package dev.bpnet.cli.terminal;

/** A command line that cannot be followed; the message is a sentence that says what would do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public UsageException(String sentence) {
        super(sentence);
    }
}
