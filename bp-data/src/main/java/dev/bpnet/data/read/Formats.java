package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known formats, by name and by the endings of file names. */
public final class Formats {

    private final List<FormatPlugin<?>> plugins;

    /** These formats. */
    public Formats(List<? extends FormatPlugin<?>> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /** The formats that come with this module. */
    public static Formats builtIn() {
        return new Formats(List.of(new CsvPlugin(), new TsvPlugin(), new IdxPlugin()));
    }

    /** The format of that name. */
    public Optional<FormatPlugin<?>> named(String name) {
        return plugins.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    /**
     * The format that the name of a file stands for, with its default parameters. The standard input is taken as CSV.
     *
     * @param file the name or path of the file; {@code .gz} at its end does not count
     * @throws DataException where the ending is not known
     */
    public Format forFile(String file) {
        return pluginFor(file).map(Formats::withDefaults).orElseThrow(() -> new DataException(unknown(file)));
    }

    private Optional<FormatPlugin<?>> pluginFor(String file) {
        if (file.equals(Input.STDIN)) {
            return named("csv");
        }
        String lower = file.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return plugins.stream()
                .filter(plugin -> plugin.endings().stream().anyMatch(bare::endsWith))
                .findFirst();
    }

    private static <P extends Record> Format withDefaults(FormatPlugin<P> plugin) {
        return plugin.create(plugin.defaults());
    }

    private DataProblem unknown(String file) {
        List<String> endings = new ArrayList<>();
        for (FormatPlugin<?> plugin : plugins) {
            endings.addAll(plugin.endings());
        }
        return DataProblem.ofFile(
                file,
                "its name does not tell the format",
                "known endings: " + String.join(", ", endings) + ", each also with .gz",
                "or say it: format: csv");
    }
}
