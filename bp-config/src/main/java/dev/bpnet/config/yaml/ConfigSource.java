package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration: the file, what it includes, the overrides of the command line, and then the interpolations, so
 * that an override reaches every place that refers to the value.
 *
 * <p>Reading runs no code, opens no file but those included, and takes bounded time and memory for any content.
 */
public final class ConfigSource {
    private final PluginPlaces plugins;
    private final Function<String, @Nullable String> environment;

    /**
     * Prepares to read.
     *
     * @param plugins where plugins stand, for includes and overrides
     * @param environment gives the value of an environment variable, or null where it is not set
     */
    public ConfigSource(PluginPlaces plugins, Function<String, @Nullable String> environment) {
        this.plugins = plugins;
        this.environment = environment;
    }

    /**
     * What was read.
     *
     * @param tree the configuration; null where a file could not be read to its end. With other problems there is a
     *     tree, so that the rest of it can be checked too; {@link ConfigTree#placed} passes over the values they
     *     concern
     * @param problems what is wrong, sorted by place
     */
    public record Result(@Nullable ConfigTree tree, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file with the plugins where the documented configuration has them. */
    public static Result load(Path file, List<String> sets, Function<String, @Nullable String> environment) {
        return new ConfigSource(PluginPlaces.byName(), environment).read(file, sets);
    }

    /**
     * Reads a file.
     *
     * @param file the file, named in messages as it is here
     * @param sets overrides, {@code path=value}, applied in order
     */
    public Result read(Path file, List<String> sets) {
        Problems problems = new Problems();
        Includes includes = new Includes(new Merge(plugins), problems);
        return finish(includes.read(file, file.toString()), file, sets, includes, problems);
    }

    /** Reads a text as if it were the content of a file; what it includes is read from beside that file. */
    public Result read(Path file, String text, List<String> sets) {
        Problems problems = new Problems();
        Includes includes = new Includes(new Merge(plugins), problems);
        SourceText source = SourceFiles.decode(text.getBytes(StandardCharsets.UTF_8), file.toString(), file, problems);
        return finish(source == null ? null : includes.read(source, file), file, sets, includes, problems);
    }

    private Result finish(
            @Nullable MapNode written, Path file, List<String> sets, Includes includes, Problems problems) {
        MapNode overridden = written;
        Overrides overrides = new Overrides(plugins, problems);
        for (String set : sets) {
            overridden = overrides.apply(overridden, set);
        }
        if (overridden == null) {
            return new Result(null, problems.sorted());
        }
        MapNode root = new Interpolation(overridden, environment, problems).resolve();
        ConfigTree tree = root == null ? null : new ConfigTree(file.toString(), root, includes.files());
        return new Result(tree, problems.sorted());
    }
}
