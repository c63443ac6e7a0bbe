package dev.bpnet.data.read;

import dev.bpnet.data.ProblemList;

/** A way to write rows in a file. Without state: a format may read several files at once. */
public interface Format {

    /**
     * Opens a file or stream and reads its header.
     *
     * @param input what to read; closed with the reader, or at once where no reader can be made
     * @param problems takes what is wrong with the rows
     * @throws dev.bpnet.data.DataException where there is no such file, or no header can be made out
     */
    RowReader open(Input input, ProblemList problems);
}
