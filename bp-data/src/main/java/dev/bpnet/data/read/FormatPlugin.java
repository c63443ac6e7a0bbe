package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;
import java.util.List;

/** Makes a {@link Format}: in a config {@code format: csv} or {@code format: {csv: {delimiter: ";"}}}. */
@Kind(value = "format", creates = Format.class)
public interface FormatPlugin<P extends Record> extends Plugin<P> {

    /** The endings of file names that stand for this format, {@code .gz} taken off: {@code .csv}, {@code -ubyte}. */
    List<String> endings();

    /**
     * The format with these parameters.
     *
     * @throws IllegalArgumentException with a sentence for the user where the parameters do not go together
     */
    Format create(P parameters);
}
