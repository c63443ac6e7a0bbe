package dev.bpnet.tck.check;

import java.util.List;

/**
 * Looks at one promise.
 *
 * @param <S> what is looked at
 */
public interface Check<S> {

    /** The kind of plugin and the promise: {@code activation/gradient}. */
    String name();

    /** What is promised, as a clause: {@code a warm call allocates nothing}. */
    String promise();

    /** Looks, and tells the report what is wrong. */
    void examine(S subject, Report report) throws Exception;

    /** What is wrong, nothing if all is well. A subject that throws where it should not has broken the promise too. */
    default List<Finding> run(S subject) {
        Report report = new Report(name());
        try {
            examine(subject, report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report.add("the check was interrupted");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            report.add("threw " + e);
        }
        return report.findings();
    }

    /** What any of these checks finds wrong, in their order. */
    static <S> List<Finding> runAll(List<? extends Check<? super S>> checks, S subject) {
        return checks.stream().flatMap(check -> run(check, subject).stream()).toList();
    }

    private static <T> List<Finding> run(Check<T> check, T subject) {
        return check.run(subject);
    }
}
