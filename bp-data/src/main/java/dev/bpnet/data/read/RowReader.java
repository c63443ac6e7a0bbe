package dev.bpnet.data.read;

/**
 * Goes through the rows of one file or stream, one at a time, in memory that does not grow with their number. What is wrong
 * with the file goes to the {@link dev.bpnet.data.ProblemList} that the reader was opened with: a faulty row is left out, and
 * reading ends early where it cannot go on. For use by one thread.
 */
public interface RowReader extends AutoCloseable {

    /** The columns. */
    Header header();

    /**
     * Reads the next row, with as many fields as there are columns.
     *
     * @param row takes the row
     * @return false at the end, where the row is left as it is
     */
    boolean next(Row row);

    /** Lets go of the file. */
    @Override
    void close();
}
