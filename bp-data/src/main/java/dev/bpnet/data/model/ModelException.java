package dev.bpnet.data.model;

import java.nio.file.Path;

/** A model file that cannot be used; the message is one line that begins with the file. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    ModelException(Path file, String sentence) {
        super(file + ": error: " + sentence);
        this.sentence = sentence;
    }

    ModelException(Path file, String sentence, Throwable cause) {
        super(file + ": error: " + sentence, cause);
        this.sentence = sentence;
    }

    /** What is wrong, without the file. */
    public String sentence() {
        return sentence;
    }
}
