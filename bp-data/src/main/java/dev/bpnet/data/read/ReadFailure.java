package dev.bpnet.data.read;

import dev.bpnet.data.DataProblem;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipException;

/** What an I/O failure means to a person. */
final class ReadFailure {

    private ReadFailure() {}

    private static String sentence(IOException e) {
        return switch (e) {
            case UnreadableTextException text -> text.sentence();
            case EOFException cut -> "is cut off: the gzip data ends in the middle";
            case ZipException damaged -> "is damaged: the gzip data does not unpack";
            default ->
                "cannot be read: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        };
    }

    private static String[] hints(IOException e) {
        return switch (e) {
            case UnreadableTextException text -> new String[] {text.hint()};
            case EOFException cut -> new String[] {"copy or download the file again"};
            case ZipException damaged -> new String[] {"copy or download the file again"};
            default -> new String[0];
        };
    }

    /** The failure as a problem of a file, with its line where that is known. */
    static DataProblem problem(String file, IOException e) {
        long line = e instanceof UnreadableTextException text ? text.line() : 0;
        return new DataProblem(file, line, 0, null, sentence(e), List.of(hints(e)), null);
    }
}
