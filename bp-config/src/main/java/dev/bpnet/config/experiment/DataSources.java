package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.DataFiles;
import dev.bpnet.data.read.Format;
import dev.bpnet.data.read.FormatPlugin;
import dev.bpnet.data.read.Formats;
import dev.bpnet.data.read.Input;
import dev.bpnet.data.read.Source;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens what a configuration names: paths and globs in one format, or files that a plugin reads together. */
public final class DataSources {
    private final Plugins plugins;
    private final Path folder;
    private final @Nullable Choice<Format> format;
    private final Formats formats;

    /**
     * Prepares to open.
     *
     * @param folder the folder that paths are relative to
     * @param format how all files are written; null goes by their names
     */
    public DataSources(Plugins plugins, Path folder, @Nullable Choice<Format> format) {
        this.plugins = plugins;
        this.folder = folder;
        this.format = format;
        List<FormatPlugin<?>> found = plugins.all(FormatPlugin.class).stream()
                .<FormatPlugin<?>>map(plugin -> plugin)
                .toList();
        this.formats = new Formats(found);
    }

    /**
     * The sources, in order.
     *
     * @throws dev.bpnet.data.DataException when a file is not there or its name does not tell its format
     */
    public List<Source> of(DataFilesConfig files) {
        Choice<Source> choice = files.source();
        if (choice != null) {
            return List.of(DataPlugins.source(plugins, choice, folder));
        }
        return DataFiles.find(files.paths(), folder).stream()
                .map(path -> of(Input.of(path)))
                .toList();
    }

    /** One file or stream. */
    public Source of(Input input) {
        Choice<Format> chosen = format;
        return Source.of(input, chosen == null ? formats.forFile(input.name()) : DataPlugins.format(plugins, chosen));
    }
}
