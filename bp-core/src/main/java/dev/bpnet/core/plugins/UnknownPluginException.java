package dev.bpnet.core.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** No plugin of that kind has that name. The message is the sentence with its hints. */
public final class UnknownPluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String name;
    private final transient List<String> candidates;
    private final transient List<PluginFailure> failures;

    /** For a {@code name} that is none of the {@code candidates}; {@code failures} are the kind's broken plugins. */
    public UnknownPluginException(
            String kind, String name, Collection<String> candidates, Collection<PluginFailure> failures) {
        super(message(kind, name, candidates, failures));
        this.kind = kind;
        this.name = name;
        this.candidates = List.copyOf(new TreeSet<>(candidates));
        this.failures = List.copyOf(failures);
    }

    /** The word for the kind, for example {@code activation}. */
    public String kind() {
        return kind;
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }

    /** The names there are, sorted. */
    public List<String> candidates() {
        return candidates;
    }

    /** The name that was probably meant. */
    public Optional<String> nearest() {
        return Nearest.to(name, candidates);
    }

    /** The plugins of this kind that could not be loaded; the name may be one of theirs. */
    public List<PluginFailure> failures() {
        return failures;
    }

    /** What is wrong: {@code there is no activation named 'rleu'}. */
    public String sentence() {
        return sentence(kind, name);
    }

    /** What may help: {@code did you mean 'relu'?}, {@code known: elu, gelu, ...}, the plugins that failed. */
    public List<String> hints() {
        return hints(name, candidates, failures);
    }

    private static String sentence(String kind, String name) {
        return "there is no " + kind + " named '" + name + "'";
    }

    private static List<String> hints(
            String name, Collection<String> candidates, Collection<PluginFailure> failures) {
        List<String> hints = new ArrayList<>(Hints.forName(name, candidates));
        failures.forEach(failure -> hints.add(failure.sentence()));
        return hints;
    }

    private static String message(
            String kind, String name, Collection<String> candidates, Collection<PluginFailure> failures) {
        String hints = String.join("; ", hints(name, new TreeSet<>(candidates), failures));
        return hints.isEmpty() ? sentence(kind, name) : sentence(kind, name) + "; " + hints;
    }
}
