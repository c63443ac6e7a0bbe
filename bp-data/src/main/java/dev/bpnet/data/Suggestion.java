package dev.bpnet.data;

import dev.bpnet.core.plugins.Nearest;
import java.util.Collection;

/** What to say to somebody who wrote a name that is not there. */
public final class Suggestion {

    /** A line of names that the eye still takes in. */
    private static final int SHOWN = 12;

    private Suggestion() {}

    /** {@code did you mean 'age'?  known: sex, age, ...}: the nearest name where one is near, and the names in their order. */
    public static String forName(String name, Collection<String> known) {
        String near = Nearest.to(name, known)
                .map(nearest -> "did you mean " + Quoted.of(nearest) + "?  ")
                .orElse("");
        String shown = String.join(
                ", ", known.stream().limit(SHOWN).map(Quoted::shortened).toList());
        return near + "known: " + shown + (known.size() > SHOWN ? ", ..." : "");
    }
}
