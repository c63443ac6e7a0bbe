package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Problem;
import dev.bpnet.data.DataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that its data does not fit: problems by path, as those of binding. What is wrong with the data as well comes
 * with them.
 */
public final class ResolutionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient @Nullable DataException data;

    ResolutionException(List<Problem> problems) {
        this(problems, null);
    }

    ResolutionException(List<Problem> problems, @Nullable DataException data) {
        super(problems.getFirst().toString(), data);
        this.problems = List.copyOf(problems);
        this.data = data;
    }

    static ResolutionException of(String path, String sentence, String... hints) {
        return new ResolutionException(List.of(new Problem(path, Problem.Target.VALUE, sentence, List.of(hints))));
    }

    /** What is wrong with the data; null where nothing is, or nobody looked. */
    public @Nullable DataException data() {
        return data;
    }

    /** The problems. */
    public List<Problem> problems() {
        return problems;
    }
}
