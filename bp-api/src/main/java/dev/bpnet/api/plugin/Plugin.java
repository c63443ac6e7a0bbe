package dev.bpnet.api.plugin;

/**
 * One class a person may add: found with {@link java.util.ServiceLoader}, used from YAML by its {@link #name()}.
 *
 * <p>Everything a user sees of a plugin comes from {@code P}: the components of the record are the YAML keys (camelCase
 * becomes snake_case), {@link #defaults()} is the one statement of the defaults, {@link Doc}, {@link Range} and
 * {@link Required} feed checks, error texts, schema and documentation.
 *
 * <p>Component types that are understood: {@code int, long, double, float, boolean}, {@link String}, enums (constants in
 * snake_case), {@link Choice} of another kind, {@link dev.bpnet.api.schedule.Span}, records of these, {@code List} of
 * these, and their {@code @Nullable} boxed forms.
 *
 * <p>A plugin has no state: any number of threads may call it.
 *
 * @param <P> the record of parameters; a record without components where there are none
 */
public interface Plugin<P extends Record> {

    /** The name in YAML: snake_case; third parties prefix theirs, for example {@code acme_mish}. */
    String name();

    /**
     * The defaults of every parameter; also tells the type {@code P}. A component marked {@link Required} still needs a
     * valid placeholder here.
     */
    P defaults();
}
