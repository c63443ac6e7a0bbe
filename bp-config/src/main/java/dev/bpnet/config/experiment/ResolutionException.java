package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Problem;
import java.util.List;

/** A configuration that its data does not fit: problems by path, as those of binding. */
public final class ResolutionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ResolutionException(List<Problem> problems) {
        super(problems.getFirst().toString());
        this.problems = List.copyOf(problems);
    }

    static ResolutionException of(String path, String sentence, String... hints) {
        return new ResolutionException(List.of(new Problem(path, Problem.Target.VALUE, sentence, List.of(hints))));
    }

    /** The problems. */
    public List<Problem> problems() {
        return problems;
    }
}
