package dev.bpnet.core.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** No plugin of that kind has that name. The message is the sentence with its hints. */
public final class UnknownPluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String name;
    private final transient List<String> candidates;
    private final transient List<PluginFailure> failures;
    private final transient List<String> hints;

    /**
     * Of a name that is not there.
     *
     * @param kind the word for the kind
     * @param name the name
     * @param candidates the names there are
     * @param otherKinds the words of the kinds that do have a plugin of that name
     * @param failures the plugins of the kind that could not be loaded
     */
    public UnknownPluginException(
            String kind,
            String name,
            Collection<String> candidates,
            Collection<String> otherKinds,
            Collection<PluginFailure> failures) {
        this(
                kind,
                name,
                candidates.stream().sorted().toList(),
                List.copyOf(failures),
                hints(name, candidates, otherKinds, failures));
    }

    private UnknownPluginException(
            String kind, String name, List<String> candidates, List<PluginFailure> failures, List<String> hints) {
        super(sentence(kind, name) + (hints.isEmpty() ? "" : "; " + String.join("; ", hints)));
        this.kind = kind;
        this.name = name;
        this.candidates = candidates;
        this.failures = failures;
        this.hints = hints;
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

    /**
     * What may help: {@code 'prelu' is a layer}, {@code did you mean 'relu'?}, {@code known: elu, gelu, ...}, the plugins
     * that failed.
     */
    public List<String> hints() {
        return hints;
    }

    private static String sentence(String kind, String name) {
        return "there is no " + kind + " named " + Found.quote(name);
    }

    private static List<String> hints(
            String name,
            Collection<String> candidates,
            Collection<String> otherKinds,
            Collection<PluginFailure> failures) {
        List<String> hints = new ArrayList<>();
        otherKinds.forEach(other -> hints.add("'" + name + "' is " + Names.withArticle(other)));
        hints.addAll(Hints.forName(name, candidates));
        failures.forEach(failure -> hints.add(failure.sentence()));
        return List.copyOf(hints);
    }
}
