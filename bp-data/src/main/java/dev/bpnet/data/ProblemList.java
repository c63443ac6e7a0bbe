package dev.bpnet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects problems while reading goes on, in bounded memory: of each file those {@value #SHOWN_PER_FILE} are kept that come
 * first in it, the rest is counted. For use by one thread.
 */
public final class ProblemList {

    /** Problems of one file that are kept and shown. */
    public static final int SHOWN_PER_FILE = 20;

    private static final Comparator<DataProblem> BY_PLACE =
            Comparator.comparingLong(DataProblem::line).thenComparingInt(DataProblem::field);

    /** Problems by file, sorted by place; files in the order of their first problem. */
    private final Map<String, List<DataProblem>> kept = new LinkedHashMap<>();

    private long total;

    /** Notes a problem. */
    public void add(DataProblem problem) {
        total++;
        List<DataProblem> ofFile = kept.computeIfAbsent(problem.file(), file -> new ArrayList<>());
        int at = ofFile.size();
        while (at > 0 && BY_PLACE.compare(ofFile.get(at - 1), problem) > 0) {
            at--;
        }
        if (at < SHOWN_PER_FILE) {
            ofFile.add(at, problem);
        }
        if (ofFile.size() > SHOWN_PER_FILE) {
            ofFile.removeLast();
        }
    }

    /** Counts problems found but not described, because {@link #SHOWN_PER_FILE} others of their file already were. */
    public void addUndescribed(long count) {
        total += count;
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return total == 0;
    }

    /** How many were found. */
    public long total() {
        return total;
    }

    /** The problems kept: files in the order in which they were read, sorted by place within a file. */
    public List<DataProblem> problems() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** The exception that tells of all of them. */
    public DataException exception() {
        return new DataException(problems(), total);
    }

    /**
     * Goes on only if nothing was found.
     *
     * @throws DataException with all problems
     */
    public void throwIfAny() {
        if (total > 0) {
            throw exception();
        }
    }
}
