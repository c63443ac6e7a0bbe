package dev.bpnet.config.experiment;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.ProblemText;
import dev.bpnet.data.DataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration with problems, all of them; the message is their text. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient @Nullable DataException data;

    /** These problems, at least one of them an error. */
    public ConfigException(List<Problem> problems) {
        this(problems, null);
    }

    /**
     * These problems, at least one of them an error, and those of the data.
     *
     * @param data what is wrong with the data; null where nothing is, or nobody looked
     */
    public ConfigException(List<Problem> problems, @Nullable DataException data) {
        super(ProblemText.of(problems), data);
        this.problems = List.copyOf(problems);
        this.data = data;
    }

    /** What is wrong with the data; null where nothing is, or nobody looked. */
    public @Nullable DataException data() {
        return data;
    }

    /** The problems, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
