package dev.bpnet.config.problems;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems, so that all of them are told at once. One that is found twice, in a file that is read twice, is
 * kept once.
 */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds each of the problems in turn. */
    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** Whether there is an error among them. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** The problems sorted by place; those at one place in the order they were found. */
    public List<Problem> sorted() {
        return sorted(List.copyOf(found));
    }

    static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparing(Problem::place)).toList();
    }
}
