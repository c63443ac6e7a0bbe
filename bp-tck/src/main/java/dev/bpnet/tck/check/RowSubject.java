package dev.bpnet.tck.check;

import java.util.Optional;

/**
 * Something that works on ranges of rows: an activation, a loss. Every check makes a new object, so that none sees what
 * another left behind.
 *
 * @param <T> the object that the plugin makes
 */
public interface RowSubject<T> {

    /** A new object of the plugin. */
    T create();

    /** Calls of an object on fresh memory: always the same numbers for the same sizes. */
    RowCalls calls(T object, int rows, int columns, Layouts layouts);

    /** The same plugin in classes that have never run; empty where they cannot be copied. */
    Optional<? extends RowSubject<T>> cold();

    /** Calls of a new object on dense memory. */
    default RowCalls calls(int rows, int columns, Layouts layouts) {
        return calls(create(), rows, columns, layouts);
    }
}
