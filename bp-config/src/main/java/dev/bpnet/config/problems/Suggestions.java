package dev.bpnet.config.problems;

import dev.bpnet.core.plugins.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hints for a name that is not known. */
public final class Suggestions {
    /** A longer name is not a slip of the pen, and comparing it with many others would cost time. */
    private static final int LONGEST = 64;

    /** Characters of the list of known names; the rest is cut off, whole names at a time. */
    private static final int KNOWN_WIDTH = 80;

    private Suggestions() {}

    /** The known name nearest to a name, as {@link Nearest} finds it, if one is near enough. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        return name.length() > LONGEST ? Optional.empty() : Nearest.to(name, candidates);
    }

    /** The nearest of the known names, {@code did you mean 'relu'?}, and as many of them, sorted, as fit on a line. */
    public static List<String> hints(String name, Collection<String> candidates) {
        List<String> hints = new ArrayList<>();
        nearest(name, candidates).ifPresent(near -> hints.add("did you mean '" + near + "'?"));
        if (!candidates.isEmpty()) {
            hints.add("known: " + known(candidates));
        }
        return hints;
    }

    private static String known(Collection<String> candidates) {
        StringBuilder known = new StringBuilder();
        for (String candidate : candidates.stream().sorted().distinct().toList()) {
            if (!known.isEmpty() && known.length() + 2 + candidate.length() > KNOWN_WIDTH) {
                return known.append(", ...").toString();
            }
            known.append(known.isEmpty() ? "" : ", ").append(candidate);
        }
        return known.toString();
    }
}
