package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludesTest {
    @TempDir
    Path folder;

    private Path write(String name, String yaml) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, yaml);
    }

    private static ConfigSource.Result read(Path file, String... sets) {
        return ConfigSource.load(file, List.of(sets), name -> null);
    }

    private static ConfigTree load(Path file, String... sets) {
        ConfigSource.Result result = read(file, sets);
        assertThat(result.problems()).isEmpty();
        return result.tree();
    }

    @Test
    void mergeDeeplyAndTheIncludingFileWins() throws IOException {
        write("base.yaml", "name: base\ntraining: {epochs: 5, loss: mse}\nlist: [1, 2]\n");
        Path main = write("main.yaml", "include: base.yaml\nname: main\ntraining: {epochs: 10}\nlist: [3]\nseed: 1\n");

        assertThat(load(main).plain().toString())
                .isEqualTo("{name=main, training={epochs=10, loss=mse}, list=[3], seed=1}");
    }

    @Test
    void ofSeveralTheLaterWins() throws IOException {
        write("a.yaml", "x: 1\ny: 1\nz: 1\n");
        write("b.yaml", "y: 2\nz: 2\n");
        Path main = write("main.yaml", "include: [a.yaml, b.yaml]\nz: 3\n");

        assertThat(load(main).plain().toString()).isEqualTo("{x=1, y=2, z=3}");
    }

    @Test
    void areFoundFromTheFileThatNamesThem() throws IOException {
        write("shared/deep/leaf.yaml", "leaf: 1\n");
        write("shared/base.yaml", "include: deep/leaf.yaml\nbase: 1\n");
        Path main = write("runs/main.yaml", "include: ../shared/base.yaml\nmain: 1\n");

        ConfigTree tree = load(main);

        assertThat(tree.plain().keySet()).containsExactly("leaf", "base", "main");
        assertThat(tree.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("main.yaml", "base.yaml", "leaf.yaml");
    }

    @Test
    void mayMeetAgainButNotInACircle() throws IOException {
        write("leaf.yaml", "x: 1\n");
        write("a.yaml", "include: leaf.yaml\n");
        write("b.yaml", "include: leaf.yaml\n");
        Path main = write("main.yaml", "include: [a.yaml, b.yaml]\n");
        assertThat(load(main).plain().toString()).isEqualTo("{x=1}");

        write("leaf.yaml", "include: ./main.yaml\n");
        assertThat(read(main).problems())
                .extracting(Problem::sentence)
                .allSatisfy(sentence -> assertThat(sentence)
                        .startsWith("files include one another in a circle: ")
                        .contains("leaf.yaml -> "));
    }

    @Test
    void anotherPluginTakesThePlaceOfTheIncludedOne() throws IOException {
        write(
                "base.yaml",
                "training: {optimizer: {sgd: {momentum: 0.9}}, schedule: {cosine: {warmup: 5}}, loss: mae}\n");
        Path main = write(
                "main.yaml",
                "include: base.yaml\ntraining: {optimizer: {adam: {beta1: 0.8}}, schedule: constant, loss: {huber: {delta: 2}}}\n");

        assertThat(load(main).plain().toString())
                .isEqualTo("{training={optimizer={adam={beta1=0.8}}, schedule=constant, loss={huber={delta=2}}}}");
    }

    @Test
    void theSamePluginKeepsTheParametersThatAreNotGivenAgain() throws IOException {
        write("base.yaml", "training: {optimizer: {adam: {beta1: 0.9, learning_rate: 0.1}}}\n");
        Path main = write("main.yaml", "include: base.yaml\ntraining: {optimizer: {adam: {learning_rate: 0.2}}}\n");

        assertThat(load(main).plain().toString())
                .isEqualTo("{training={optimizer={adam={beta1=0.9, learning_rate=0.2}}}}");
    }

    @Test
    void mapsOfOneKeyThatAreNoPluginsAreMerged() throws IOException {
        write("base.yaml", "runtime: {kernels: auto}\ndata: {columns: {loss: {type: number}}}\n");
        Path main = write(
                "main.yaml",
                "include: base.yaml\nruntime: {threads: 2}\ndata: {columns: {loss: {missing: mean}, x: {}}}\n");

        assertThat(load(main).plain().toString())
                .isEqualTo(
                        "{runtime={kernels=auto, threads=2}, data={columns={loss={type=number, missing=mean}, x={}}}}");
    }

    @Test
    void thePlacesOfPluginsAreTheCallersToSay() throws IOException {
        write("base.yaml", "choice: {a: {x: 1}}\n");
        Path main = write("main.yaml", "include: base.yaml\nchoice: {b: {y: 2}}\n");

        PluginPlaces places = path -> path.toString().equals("choice");
        assertThat(new ConfigSource(places, name -> null)
                        .read(main, List.of())
                        .tree()
                        .plain()
                        .toString())
                .isEqualTo("{choice={b={y=2}}}");
        assertThat(load(main).plain().toString()).isEqualTo("{choice={a={x=1}, b={y=2}}}");
    }

    @Test
    void everyValueKeepsItsOwnFile() throws IOException {
        write("base.yaml", "training:\n  epochs: 5\n  loss: mse\n");
        Path main = write("main.yaml", "include: base.yaml\ntraining: {epochs: ten}\n");
        ConfigTree tree = load(main, "training.batch_size=3");

        assertThat(tree.locate("training.epochs").value().words()).isEqualTo(main + ":2:20");
        assertThat(tree.locate("training.loss").value().words()).isEqualTo(folder.resolve("base.yaml") + ":3:9");
        assertThat(tree.locate("training.batch_size").value().words()).isEqualTo("from --set training.batch_size=3");
        assertThat(tree.locate("training.missing").key().words()).isEqualTo(main + ":2:1");
    }

    @Test
    void aPathOfAFileStartsFromTheFolderOfTheFileThatNamesIt() throws IOException {
        write("shared/base.yaml", "data: {train: train.csv, test: test.csv}\n");
        Path main = write("runs/main.yaml", "include: ../shared/base.yaml\ndata: {test: other.csv}\n");
        ConfigTree tree = load(main, "data.validation=validation.csv");

        assertThat(tree.folder("data.train").toRealPath())
                .isEqualTo(folder.resolve("shared").toRealPath());
        assertThat(tree.folder("data.test").toRealPath())
                .isEqualTo(folder.resolve("runs").toRealPath());
        assertThat(tree.folder("data.validation")).isEqualTo(Path.of(""));
    }

    @Test
    void aChainWithoutEndIsCutOff() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("f" + i + ".yaml", "include: f" + (i + 1) + ".yaml\n");
        }
        write("f40.yaml", "x: 1\n");

        ConfigSource.Result result = read(folder.resolve("f0.yaml"));

        assertThat(result.tree()).isNull();
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("more than 16 one in another"));
    }

    @Test
    void manyFilesAreCutOff() throws IOException {
        // Each includes the next twice: 2^15 readings without a bound.
        for (int i = 0; i < 15; i++) {
            write("f" + i + ".yaml", "include: [f" + (i + 1) + ".yaml, f" + (i + 1) + ".yaml]\n");
        }
        write("f15.yaml", "x: 1\n");

        assertThat(read(folder.resolve("f0.yaml")).problems())
                .isNotEmpty()
                .hasSizeLessThan(100)
                .allSatisfy(problem -> assertThat(problem.sentence()).contains("more than 64 files"));
    }
}
