package dev.bpnet.data;

import java.io.Serial;
import java.util.List;

/** Data that cannot be used, with everything found wrong with it (up to a bound) and not only the first. */
public final class DataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<DataProblem> problems;
    private final long total;

    /**
     * @param problems the problems to show, in the order to show them; at least one
     * @param total how many were found, shown or not
     */
    public DataException(List<DataProblem> problems, long total) {
        super(text(problems, total));
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    /** One problem. */
    public DataException(DataProblem problem) {
        this(List.of(problem), 1);
    }

    /** The problems, sorted by place; at most {@link ProblemList#SHOWN_PER_FILE} for each file. */
    public List<DataProblem> problems() {
        return problems;
    }

    /** How many problems were found in all. */
    public long total() {
        return total;
    }

    private static String text(List<DataProblem> problems, long total) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a DataException needs at least one problem");
        }
        StringBuilder s = new StringBuilder();
        for (DataProblem problem : problems) {
            s.append(problem.text()).append('\n');
        }
        if (total > problems.size()) {
            s.append("and ").append(total - problems.size()).append(" more\n");
        }
        return s.append(total).append(total == 1 ? " problem" : " problems").toString();
    }
}
