package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;
import java.nio.file.Path;
import java.util.function.BinaryOperator;

/**
 * Makes a {@link Source} of files that belong together: in a config {@code train: {idx: {images: ..., labels: ...}}} in place
 * of a path.
 */
@Kind(value = "data source", creates = Source.class)
public interface SourcePlugin<P extends Record> extends Plugin<P> {

    /**
     * The source with these parameters.
     *
     * @param parameters paths in them are relative to the folder
     * @param folder the folder of the file that names them
     * @throws dev.bpnet.data.DataException where there are no such files
     */
    Source create(P parameters, Path folder);

    /**
     * The parameters with other paths, such as absolute ones, for a config that is written out elsewhere.
     *
     * @param change gives the path or glob to put in place of one, from the name of its parameter and itself
     */
    P withPaths(P parameters, BinaryOperator<String> change);
}
