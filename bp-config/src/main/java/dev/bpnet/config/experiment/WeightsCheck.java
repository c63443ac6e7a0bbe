package dev.bpnet.config.experiment;

import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.plugins.Problem;
import dev.bpnet.data.prepare.RowRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of which none counts: they leave nothing to divide by, neither a loss nor a metric. */
final class WeightsCheck {
    private WeightsCheck() {}

    /** A problem for each part of the rows in which the column of weights is 0 throughout. */
    static List<Problem> problems(@Nullable String column, Experiment.Parts parts) {
        List<Problem> problems = new ArrayList<>();
        if (column != null) {
            check(column, "training", parts.train(), problems);
            check(column, "validation", parts.validation(), problems);
            check(column, "test", parts.test(), problems);
        }
        return problems;
    }

    private static void check(String column, String part, @Nullable Dataset rows, List<Problem> problems) {
        if (rows != null && IntStream.range(0, rows.rows()).allMatch(i -> rows.weight(i) == 0)) {
            problems.add(new Problem(
                    "training." + RowRoles.WEIGHT,
                    Problem.Target.VALUE,
                    String.format(Locale.ROOT, "'%s' is 0 in every %s row, so that none counts", column, part),
                    List.of("give some of them a weight above 0, or leave " + RowRoles.WEIGHT + " out")));
        }
    }
}
