package dev.bpnet.config.experiment;

import dev.bpnet.config.problems.Problems;
import dev.bpnet.config.yaml.ConfigSource;
import dev.bpnet.config.yaml.ConfigTree;
import dev.bpnet.core.plugins.Bound;
import dev.bpnet.core.plugins.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a file to an experiment, in two steps that each report everything they find: {@link #parse}, then {@link #resolve}. */
public final class ExperimentLoader {
    private final ConfigSource source;
    private final ConfigBinder binder;
    private final Resolver resolver;
    private final DataPaths paths;

    /** Works with these parts. */
    public ExperimentLoader(ConfigSource source, ConfigBinder binder, Resolver resolver, Plugins plugins) {
        this.source = source;
        this.binder = binder;
        this.resolver = resolver;
        this.paths = new DataPaths(plugins);
    }

    /**
     * Reads and binds a configuration, without looking at any data.
     *
     * @param sets overrides, {@code path=value}
     * @throws ConfigException with every problem of the file
     */
    public ParsedConfig parse(Path file, List<String> sets) {
        ConfigSource.Result result = source.read(file, sets);
        ConfigTree tree = result.tree();
        Problems problems = new Problems();
        problems.addAll(result.problems());
        if (tree == null) {
            throw new ConfigException(problems.sorted());
        }
        Bound<ExperimentConfig> bound = binder.bind(tree.plain());
        problems.addAll(tree.placed(bound.problems()));
        if (bound instanceof Bound.Valid<ExperimentConfig> valid
                && !ParsedConfig.isName(valid.value().name())) {
            problems.add(tree.valueError(
                    "name",
                    "'" + valid.value().name() + "' cannot name a folder of runs",
                    List.of("use up to 64 letters, digits, '.', '_' and '-'")));
        }
        if (bound instanceof Bound.Valid<ExperimentConfig> valid) {
            problems.addAll(tree.placed(HeadsCheck.problems(valid.value())));
        }
        if (problems.hasErrors()) {
            throw new ConfigException(problems.sorted());
        }
        return new ParsedConfig(file, tree, paths.relativeTo(file, tree, bound.orThrow()));
    }

    /**
     * Holds a configuration against its data.
     *
     * @param rowsPerFile rows to read of each file; {@link Long#MAX_VALUE} for all
     * @throws dev.bpnet.data.DataException when files cannot be read or rows are wrong
     * @throws ConfigException when the configuration does not fit the data
     */
    public Experiment resolve(ParsedConfig parsed, long rowsPerFile) {
        try {
            return resolver.resolve(parsed.config(), parsed.name(), parsed.folder(), rowsPerFile);
        } catch (ResolutionException wrong) {
            throw new ConfigException(parsed.tree().placed(wrong.problems()), wrong.data());
        }
    }

    /**
     * A configuration with every value written out and every path absolute, so that it means the same wherever it is put.
     *
     * @param parsed tells the folder that its paths are relative to
     * @param config the configuration to write, for example with what was resolved filled in
     */
    public Map<String, @Nullable Object> tree(ParsedConfig parsed, ExperimentConfig config) {
        return binder.tree(paths.absolute(parsed.folder(), config));
    }

    /** The binder, to write configurations out again. */
    public ConfigBinder binder() {
        return binder;
    }
}
