package dev.bpnet.tck.check;

import java.util.List;

/** Calls of a plugin's object on ranges of rows, with the memory they work on. */
public interface RowCalls {

    /** What is only read. */
    List<Memory> inputs();

    /** What is written. */
    List<Memory> outputs();

    /** Every call of the contract, one after another, on rows {@code [from, to)}. */
    void run(int from, int to);
}
