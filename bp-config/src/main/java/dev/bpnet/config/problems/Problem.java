package dev.bpnet.config.problems;

import java.util.List;

/**
 * Something that is wrong with what the user wrote.
 *
 * @param place where it stands
 * @param severity whether it stops the work
 * @param path key path of the value concerned ({@code network.layers[1].dense.units}); empty where it concerns no key
 * @param sentence what was found and what was expected, without a full stop
 * @param hints what to do about it, each a short sentence or phrase
 */
public record Problem(Place place, Severity severity, String path, String sentence, List<String> hints) {

    public Problem {
        hints = List.copyOf(hints);
    }

    /** An error. */
    public static Problem error(Place place, String path, String sentence, String... hints) {
        return new Problem(place, Severity.ERROR, path, sentence, List.of(hints));
    }

    /** A warning. */
    public static Problem warning(Place place, String path, String sentence, String... hints) {
        return new Problem(place, Severity.WARNING, path, sentence, List.of(hints));
    }

    /** Whether the problem stops the work. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
