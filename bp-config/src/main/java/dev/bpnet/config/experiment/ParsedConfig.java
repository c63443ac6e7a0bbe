package dev.bpnet.config.experiment;

import dev.bpnet.config.yaml.ConfigTree;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that is right as far as the file alone can tell.
 *
 * @param file the file it was read from
 * @param tree what was written, with its places
 * @param config what it says; paths of data that another file or the command line gives are absolute
 */
public record ParsedConfig(Path file, ConfigTree tree, ExperimentConfig config) {

    /** The experiment's name: the one given, else the file's without its ending. */
    public String name() {
        String given = config.name();
        if (given != null) {
            return given;
        }
        String fileName = String.valueOf(file.getFileName());
        int dot = fileName.lastIndexOf('.');
        String base = (dot > 0 ? fileName.substring(0, dot) : fileName).replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = base.substring(0, Math.min(64, base.length()));
        return isName(cut) ? cut : "experiment";
    }

    /** Whether a name may be given to an experiment; none at all may. */
    static boolean isName(@Nullable String name) {
        return name == null || (name.matches("[A-Za-z0-9._-]{1,64}") && !name.equals("..") && !name.equals("."));
    }

    /** The folder that its paths are relative to, as the user named it, so that messages name files as the user does. */
    public Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
