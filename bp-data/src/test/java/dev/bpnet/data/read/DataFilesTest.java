package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(folder.resolve("parts/deep"));
        for (String name : List.of(
                "iris.csv",
                "part-2.csv",
                "part-10.csv",
                "part-1.csv",
                "parts/b.csv",
                "parts/deep/a.csv",
                "odd[1].csv")) {
            Files.writeString(folder.resolve(name), "a\n1\n");
        }
        Files.createDirectory(folder.resolve("part-folder.csv"));
    }

    private List<String> find(String... patterns) {
        return DataFiles.find(List.of(patterns), folder).stream()
                .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void keepsTheOrderOfAListAndSortsAGlobByName() {
        assertThat(find("iris.csv", "part-2.csv", "iris.csv")).containsExactly("iris.csv", "part-2.csv", "iris.csv");
        assertThat(find("part-*.csv")).containsExactly("part-1.csv", "part-10.csv", "part-2.csv");
        assertThat(find("iris.csv", "part-?.csv")).containsExactly("iris.csv", "part-1.csv", "part-2.csv");
        assertThat(find("{iris,part-2}.csv")).containsExactly("iris.csv", "part-2.csv");
    }

    @Test
    void goesIntoFoldersOnlyWhereAskedTo() {
        assertThat(find("parts/*.csv")).containsExactly("parts/b.csv");
        assertThat(find("*/*.csv")).containsExactly("parts/b.csv");
        assertThat(find("parts/**.csv")).containsExactly("parts/b.csv", "parts/deep/a.csv");
    }

    @Test
    void takesAFileWhoseNameLooksLikeAGlobForThatFile() {
        assertThat(find("odd[1].csv")).containsExactly("odd[1].csv");
    }

    @Test
    void takesFoldersWhoseNamesLookLikeGlobsForThoseFolders() throws IOException {
        Files.createDirectories(folder.resolve("odd[1]/deep{2}/x1"));
        Files.writeString(folder.resolve("odd[1]/deep{2}/x1/a.csv"), "a\n1\n");

        assertThat(find("odd[1]/deep{2}/x*/*.csv")).containsExactly("odd[1]/deep{2}/x1/a.csv");
        assertThat(DataFiles.find(List.of(folder.resolve("odd[1]") + "/**.csv"), Path.of("elsewhere")))
                .containsExactly(folder.resolve("odd[1]/deep{2}/x1/a.csv"));
    }

    @Test
    void takesAbsolutePathsAsTheyAre() {
        assertThat(DataFiles.find(List.of(folder.resolve("iris.csv").toString()), Path.of("elsewhere")))
                .containsExactly(folder.resolve("iris.csv"));
        assertThat(DataFiles.find(List.of(folder.resolve("part-?.csv").toString()), Path.of("elsewhere")))
                .containsExactly(folder.resolve("part-1.csv"), folder.resolve("part-2.csv"));
    }

    @Test
    void tellsOfEveryPathThatIsNotThere() {
        assertThatThrownBy(() -> find("irsi.csv", "nothing-*.csv", "iris.csv", "no/where.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("irsi.csv") + ": error: there is no such file")
                .hasMessageContaining("did you mean 'iris.csv'?")
                .hasMessageContaining("no file matches 'nothing-*.csv'")
                .hasMessageContaining("there is no folder '" + folder.resolve("no") + "' either")
                .hasMessageEndingWith("3 problems");
    }

    @Test
    void aGlobBesideTheConfigurationIsToldWithAPlace() {
        assertThatThrownBy(() -> DataFiles.find(List.of("nothing-*.csv"), Path.of("")))
                .hasMessageStartingWith(".: error: no file matches 'nothing-*.csv'");
    }
}
