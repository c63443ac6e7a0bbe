package dev.bpnet.data.model;

import java.nio.file.Path;

/** A model file that cannot be used; the message is one line that begins with the file. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelException(Path file, String sentence) {
        super(file + ": error: " + sentence);
    }

    ModelException(Path file, String sentence, Throwable cause) {
        super(file + ": error: " + sentence, cause);
    }
}
