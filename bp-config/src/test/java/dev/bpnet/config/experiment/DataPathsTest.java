package dev.bpnet.config.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.config.yaml.ConfigSource;
import dev.bpnet.config.yaml.ConfigTree;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.IdxFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPathsTest {
    private static final Plugins PLUGINS = DataPlugins.load();

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void findFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static DataConfig relative(Path file, String... sets) {
        ConfigSource.Result result = ConfigSource.load(file, List.of(sets), name -> null);
        assertThat(result.problems()).isEmpty();
        ConfigTree tree = Objects.requireNonNull(result.tree());
        ExperimentConfig config = new ConfigBinder(PLUGINS).bind(tree.plain()).orThrow();
        return new DataPaths(PLUGINS).relativeTo(file, tree, config).data();
    }

    private DataConfig absolute(DataConfig data) {
        ExperimentConfig config = ExperimentConfig.defaults().withData(data);
        return new DataPaths(PLUGINS).absolute(folder, config).data();
    }

    private static List<String> paths(@Nullable DataFilesConfig files) {
        return Objects.requireNonNull(files).paths();
    }

    private static String current(String path) {
        return Path.of("").toAbsolutePath() + "/" + path;
    }

    @Test
    void aPathStartsAtTheFolderOfTheFileThatNamesIt() throws IOException {
        write("shared/base.yaml", "data: {train: a.csv, test: b.csv, target: t}\n");
        Path main = write("runs/main.yaml", "include: ../shared/base.yaml\ndata: {test: sub/c.csv}\n");
        DataConfig data = relative(main);

        assertThat(paths(data.train())).containsExactly(folder + "/shared/a.csv");
        assertThat(paths(data.test())).containsExactly("sub/c.csv");
        assertThat(data.validation()).isNull();
        assertThat(data.target().names()).containsExactly("t");
    }

    @Test
    void aPathFromAFolderBelowStaysRelative() throws IOException {
        write("shared/base.yaml", "data: {train: '*.csv', target: t}\n");
        Path main = write("main.yaml", "include: shared/base.yaml\n");

        assertThat(paths(relative(main).train())).containsExactly("shared/*.csv");
        assertThat(paths(absolute(relative(main)).train())).containsExactly(folder + "/shared/*.csv");
    }

    @Test
    void aPathFromTheCommandLineStartsAtTheCurrentFolder() throws IOException {
        Path main = write("main.yaml", "data: {train: [a.csv, b.csv], target: t}\n");
        DataConfig data = relative(main, "data.train[1]=x.csv", "data.validation=[v.csv, 'w*.csv']");

        assertThat(paths(data.train())).containsExactly("a.csv", current("x.csv"));
        assertThat(paths(data.validation())).containsExactly(current("v.csv"), current("w*.csv"));
    }

    @Test
    void everyParameterOfASourceStartsAtItsOwnFile() throws IOException {
        write("base/base.yaml", "data: {train: {idx: {images: i.idx, labels: l.idx}}, target: label}\n");
        Path main = write("main.yaml", "include: base/base.yaml\ndata: {train: {idx: {labels: m.idx}}}\n");

        assertThat(relative(main).train().source()).isEqualTo(Choice.of("idx", new IdxFiles("base/i.idx", "m.idx")));
        assertThat(relative(main, "data.train.idx.images=j.idx").train().source())
                .isEqualTo(Choice.of("idx", new IdxFiles(current("j.idx"), "m.idx")));
        assertThat(absolute(relative(main)).train().source())
                .isEqualTo(Choice.of("idx", new IdxFiles(folder + "/base/i.idx", folder + "/m.idx")));
    }

    @Test
    void absolutePathsStayWhatTheyAre() throws IOException {
        Path main = write("main.yaml", "data: {train: ['" + folder + "/a.csv', '**/b[1-3]*.csv'], target: t}\n");

        assertThat(paths(relative(main).train())).containsExactly(folder + "/a.csv", "**/b[1-3]*.csv");
        assertThat(paths(absolute(relative(main)).train()))
                .containsExactly(folder + "/a.csv", folder + "/**/b[1-3]*.csv");
    }
}
