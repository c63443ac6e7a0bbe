package dev.bpnet.data.read;

import dev.bpnet.data.ProblemList;
import java.nio.file.Path;
import java.util.List;

/** Something rows can be read from: a file of some format, a stream, or files that belong together. */
public interface Source {

    /** The name that problems are told under. */
    String name();

    /** The files that are read, for their fingerprints; empty for a stream. */
    List<Path> files();

    /**
     * Opens it.
     *
     * @param problems takes what is wrong with the rows
     * @throws dev.bpnet.data.DataException where it cannot be opened, or no header can be made out
     */
    RowReader open(ProblemList problems);

    /** One file or stream of a format. */
    static Source of(Input input, Format format) {
        return new FormattedSource(input, format);
    }
}
