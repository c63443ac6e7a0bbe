package dev.bpnet.core.plugins;

import java.util.Optional;

/**
 * A plugin that was declared but cannot be used. It does not disturb the others; it is told to whoever asks for a name
 * that is not there.
 *
 * @param kind the word for its kind, for example {@code activation}
 * @param provider its class; empty where the JVM does not tell
 * @param origin its module or jar; empty where its class could not be loaded
 * @param reason why, as a clause: {@code the class acme.Base is missing}
 */
public record PluginFailure(String kind, Optional<String> provider, Optional<Origin> origin, String reason) {

    /** The failure as one sentence without its full stop. */
    public String sentence() {
        String who = provider.map(name -> "the " + kind + " plugin " + name)
                .orElse(Names.withArticle(kind + " plugin") + " whose class is not known");
        String where = origin.map(place -> " (" + place.shortText() + ")").orElse("");
        return who + where + " could not be loaded: " + reason;
    }
}
