package dev.bpnet.config.problems;

/** Whether a problem stops the work. */
public enum Severity {
    /** The work cannot start. */
    ERROR("error"),
    /** Worth telling; the work goes on. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word used in a message. */
    public String word() {
        return word;
    }
}
