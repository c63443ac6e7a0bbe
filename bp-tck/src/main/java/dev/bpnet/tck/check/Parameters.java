package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;

/** Parameters as the type that a plugin takes. */
final class Parameters {
    private Parameters() {}

    /**
     * The same record.
     *
     * @throws ClassCastException when it is not of the class of the plugin's defaults
     */
    static <P extends Record> P of(Plugin<P> plugin, Record parameters) {
        @SuppressWarnings("unchecked") // checked by the cast
        P cast = (P) plugin.defaults().getClass().cast(parameters);
        return cast;
    }
}
