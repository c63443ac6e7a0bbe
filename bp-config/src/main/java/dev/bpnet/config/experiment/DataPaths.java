package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.config.yaml.ConfigTree;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.TreePath;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.Source;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The paths in a configuration, of data and of a model: each is relative to the folder of the file that names it. */
final class DataPaths {
    private final Plugins plugins;

    DataPaths(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Makes all paths relative to the folder of the file: those written in the file itself stay as they are, those of files
     * that it includes are told from there, and where that would lead out of the folder, or the path was written on the
     * command line, it becomes absolute.
     *
     * @param file the file that was named
     */
    ExperimentConfig relativeTo(Path file, ConfigTree tree, ExperimentConfig config) {
        Path own = file.toAbsolutePath().normalize().getParent();
        return withFolders(config, key -> {
            Path named = tree.folder(key);
            Path folder = named.toAbsolutePath().normalize();
            if (folder.equals(own)) {
                return null;
            }
            return own != null && folder.startsWith(own) && !named.toString().isEmpty()
                    ? own.relativize(folder)
                    : folder;
        });
    }

    /** Makes every path absolute, so that the configuration means the same wherever it is written to. */
    ExperimentConfig absolute(Path folder, ExperimentConfig config) {
        Path start = real(folder);
        ExperimentConfig absolute = withFolders(config, key -> start);
        StartFrom from = absolute.network().startFrom();
        return from == null
                ? absolute
                : absolute.withNetwork(absolute.network().withStartFrom(from.withModel(real(from.model()))));
    }

    /** Without symbolic links: a link is often there to be changed. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath();
        }
    }

    private ExperimentConfig withFolders(ExperimentConfig config, Function<String, @Nullable Path> folders) {
        DataConfig data = config.data();
        DataFilesConfig validation = data.validation();
        DataFilesConfig test = data.test();
        StartFrom start = config.network().startFrom();
        Path folder = start == null ? null : folders.apply("network.start_from.model");
        NetworkConfig network = start == null || folder == null
                ? config.network()
                : config.network().withStartFrom(start.withModel(folder.resolve(start.model())));
        return config.withNetwork(network)
                .withData(data.withFiles(
                        files(data.train(), "data.train", folders),
                        validation == null ? null : files(validation, "data.validation", folders),
                        test == null ? null : files(test, "data.test", folders)));
    }

    private DataFilesConfig files(DataFilesConfig files, String key, Function<String, @Nullable Path> folders) {
        Choice<Source> source = files.source();
        if (source != null) {
            String parameters = TreePath.key(key, source.name());
            return new DataFilesConfig(
                    List.of(),
                    DataPlugins.withPaths(
                            plugins,
                            source,
                            (parameter, path) -> join(folders.apply(TreePath.key(parameters, parameter)), path)));
        }
        List<String> paths = new ArrayList<>();
        for (String path : files.paths()) {
            paths.add(join(folders.apply(TreePath.index(key, paths.size())), path));
        }
        return new DataFilesConfig(paths, null);
    }

    /** Joins as text, for not every glob can be a {@link Path}, and a slash is what parts the folders of a glob. */
    private static String join(@Nullable Path folder, String path) {
        if (folder == null || new File(path).isAbsolute()) {
            return path;
        }
        String start = folder.toString();
        return start.endsWith(File.separator) ? start + path : start + "/" + path;
    }
}
