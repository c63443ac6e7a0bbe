package dev.bpnet.core.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What to say to somebody who wrote a name that is not there. */
public final class Hints {
    /** A line of names that the eye still takes in; {@code bp plugins list} has them all. */
    private static final int SHOWN = 12;

    private Hints() {}

    /** {@code did you mean 'relu'?} where one is near, and {@code known: elu, gelu, ...}. */
    public static List<String> forName(String name, Collection<String> candidates) {
        List<String> hints = new ArrayList<>();
        Nearest.to(name, candidates).ifPresent(near -> hints.add("did you mean '" + near + "'?"));
        if (!candidates.isEmpty()) {
            hints.add(known(candidates));
        }
        return hints;
    }

    private static String known(Collection<String> candidates) {
        List<String> sorted = candidates.stream().sorted().toList();
        String shown = String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size())));
        return "known: " + shown + (sorted.size() > SHOWN ? ", ..." : "");
    }
}
