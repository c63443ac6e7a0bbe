package dev.bpnet.config.experiment;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.ProblemText;
import java.util.List;

/** A configuration with problems, all of them; the message is their text. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** These problems, at least one of them an error. */
    public ConfigException(List<Problem> problems) {
        super(ProblemText.of(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
