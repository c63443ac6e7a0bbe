package dev.bpnet.core.plugins;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The outcome of binding: the value, or every problem found.
 *
 * @param <T> the type bound
 */
public sealed interface Bound<T> {

    /** The value; for those who have nothing to do about problems: {@link IllegalArgumentException} with all of them. */
    T orThrow();

    /** The problems; empty when there is a value. */
    List<Problem> problems();

    /**
     * Nothing was wrong.
     *
     * @param value the value
     */
    record Valid<T>(T value) implements Bound<T> {
        @Override
        public T orThrow() {
            return value;
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }

    /**
     * Something was wrong.
     *
     * @param problems what, at least one
     */
    record Invalid<T>(List<Problem> problems) implements Bound<T> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid without a problem");
            }
        }

        @Override
        public T orThrow() {
            throw new IllegalArgumentException(
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
    }
}
