package dev.bpnet.data.read;

import java.io.IOException;
import java.io.Serial;

/** Bytes that are not text in the encoding that was said, or not text at all. */
final class UnreadableTextException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String sentence;
    private final String hint;

    UnreadableTextException(long line, String sentence, String hint) {
        super(sentence);
        this.line = line;
        this.sentence = sentence;
        this.hint = hint;
    }

    long line() {
        return line;
    }

    String sentence() {
        return sentence;
    }

    String hint() {
        return hint;
    }
}
