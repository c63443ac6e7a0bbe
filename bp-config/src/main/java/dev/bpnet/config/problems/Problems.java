package dev.bpnet.config.problems;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems, so that all of them are told at once.
 *
 * <p>Of several problems of one key at one place only the first is kept: a value that could not be read is not reported again by the
 * stage that wanted it to be a number.
 */
public final class Problems {
    private record Spot(Place.Kind kind, String name, int line, int column, String path) {}

    private final List<Problem> list = new ArrayList<>();
    private final Set<Spot> spots = new HashSet<>();

    /** Adds a problem, unless the same key has one at the same place. */
    public void add(Problem problem) {
        Place place = problem.place();
        if (spots.add(new Spot(place.kind(), place.name(), place.line(), place.column(), problem.path()))) {
            list.add(problem);
        }
    }

    /** Adds each of the problems in turn. */
    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** Whether there is an error among them. */
    public boolean hasErrors() {
        return list.stream().anyMatch(Problem::isError);
    }

    /** The problems sorted by place; those at one place in the order they were found. */
    public List<Problem> sorted() {
        return sorted(list);
    }

    static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparing(Problem::place)).toList();
    }
}
