package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PredictCommandTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path iris;

    @BeforeAll
    static void train() {
        iris = shared.resolve("iris");
        Examples.train("iris", iris, 5);
    }

    @Test
    void writesTheClassAndTheProbabilityOfEachForEveryRow() throws IOException {
        List<String> lines = predict("predict", iris, Examples.data("iris/test.csv"));
        assertThat(lines.getFirst())
                .isEqualTo("species,probability_Iris-setosa,probability_Iris-versicolor,probability_Iris-virginica");
        List<String> labels = List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica");
        List<String> data = Examples.lines("iris/test.csv");
        assertThat(lines).hasSize(data.size());
        int right = 0;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            assertThat(cells).hasSize(4);
            double[] p =
                    Stream.of(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
            assertThat(p[0] + p[1] + p[2]).isEqualTo(1, within(1e-6));
            int predicted = labels.indexOf(cells[0]);
            assertThat(p[predicted]).isEqualTo(Math.max(p[0], Math.max(p[1], p[2])));
            right += data.get(i).endsWith("," + cells[0]) ? 1 : 0;
        }
        JsonNode test = new RunFolder(iris).summary().get("metrics").get("test");
        assertThat(right / 36.0).isEqualTo(test.get("accuracy").doubleValue());
    }

    @Test
    void predictsARowAloneAsInAFileAndKeepsTheOrder() throws IOException {
        List<String> together = predict("predict", iris, Examples.data("iris/test.csv"));
        List<String> data = Examples.lines("iris/test.csv");
        for (int i = 1; i < data.size(); i++) {
            Outcome alone = InProcess.reading(data.getFirst() + "\n" + data.get(i) + "\n", "predict", iris)
                    .succeeded();
            assertThat(alone.outLines()).containsExactly(together.getFirst(), together.get(i));
        }
    }

    @Test
    void readsTheStandardInputForAHyphenAndForNothing() throws IOException {
        String input = Files.readString(Examples.data("iris/test.csv"));
        List<String> expected = predict("predict", iris, Examples.data("iris/test.csv"));
        assertThat(InProcess.reading(input, "predict", iris, "-").succeeded().outLines())
                .isEqualTo(expected);
        assertThat(InProcess.reading(input, "predict", iris).succeeded().outLines())
                .isEqualTo(expected);
    }

    @Test
    void givesTheSameBitsWithEveryKernels() throws IOException {
        List<String> expected = predict("predict", iris, Examples.data("iris/test.csv"));
        assertThat(predict("predict", iris, Examples.data("iris/test.csv"), "--kernels", "scalar"))
                .isEqualTo(expected);
        assertThat(predict("predict", iris, Examples.data("iris/test.csv"), "--kernels", "simd_128"))
                .isEqualTo(expected);
    }

    @Test
    void needsNoTargetColumnAndMindsNoOthers() throws IOException {
        List<String> expected = predict("predict", iris, Examples.data("iris/test.csv"));
        List<String> without = new ArrayList<>();
        for (String line : Examples.lines("iris/test.csv")) {
            without.add("x," + line.substring(0, line.lastIndexOf(',')));
        }
        Path data = Files.write(folder.resolve("rows.csv"), without);
        assertThat(predict("predict", iris, data)).isEqualTo(expected);
    }

    @Test
    void putsTheColumnsOfTheInputInFrontWhereTheyAreToBeKept() throws IOException {
        List<String> plain = predict("predict", iris, Examples.data("iris/test.csv"));
        List<String> kept = predict("predict", iris, Examples.data("iris/test.csv"), "--keep");
        List<String> data = Examples.lines("iris/test.csv");
        assertThat(kept.getFirst())
                .isEqualTo(data.getFirst().replace("species", "actual_species") + "," + plain.getFirst());
        for (int i = 1; i < data.size(); i++) {
            assertThat(kept.get(i)).isEqualTo(data.get(i) + "," + plain.get(i));
        }
    }

    @Test
    void writesTextThatASpreadsheetWouldRunAsText() throws IOException {
        Path data = Files.writeString(
                folder.resolve("rows.csv"),
                "note,sepal_length,sepal_width,petal_length,petal_width\n=1+1,-1,3,1,0.2\n\"a,\"\"b\"\"\",5,3,1,0.2\n");
        List<String> lines = predict("predict", iris, data, "--keep");
        assertThat(lines.get(1)).startsWith("'=1+1,-1,3,1,0.2,Iris-");
        assertThat(lines.get(2)).startsWith("\"a,\"\"b\"\"\",5,3,1,0.2,Iris-");
    }

    @Test
    void writesAFileAsAWhole() throws IOException {
        Path output = folder.resolve("predictions.csv");
        Outcome outcome = InProcess.bp("predict", iris, Examples.data("iris/test.csv"), "-o", output)
                .succeeded();
        assertThat(outcome.out()).isEmpty();
        assertThat(Files.readAllLines(output)).isEqualTo(predict("predict", iris, Examples.data("iris/test.csv")));
        assertThat(new RunFolder(folder).files()).containsExactly("predictions.csv");
    }

    @Test
    void leavesNoFileWhereARowIsWrong() throws IOException {
        Path data = rowsWithAMistakeAt(3000);
        Path output = folder.resolve("predictions.csv");

        Outcome outcome = InProcess.bp("predict", iris, data, "-o", output).hasExitCode(1);

        assertThat(outcome.err())
                .isEqualTo(data + ":3001:3: error: column 'petal_length': 'long' is not a number\n1 problem\n");
        assertThat(new RunFolder(folder).files()).containsExactly("rows.csv");
    }

    @Test
    void leavesTheFileThatWasThereWhereARowIsWrong() throws IOException {
        Path data = rowsWithAMistakeAt(3000);
        Path output = Files.writeString(folder.resolve("predictions.csv"), "of yesterday");
        InProcess.bp("predict", iris, data, "-o", output).hasExitCode(1);
        assertThat(output).hasContent("of yesterday");
        assertThat(new RunFolder(folder).files()).containsExactly("predictions.csv", "rows.csv");
    }

    @Test
    void writesToTheStandardOutputTheBlocksBeforeAWrongRow() throws IOException {
        Outcome outcome =
                InProcess.bp("predict", iris, rowsWithAMistakeAt(3000)).hasExitCode(1);
        assertThat(outcome.outLines()).hasSizeBetween(1 + 1024, 3000);
        assertThat(outcome.err()).contains(":3001:3: error: ");
    }

    private Path rowsWithAMistakeAt(int row) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("sepal_length,sepal_width,petal_length,petal_width");
        for (int i = 1; i <= row + 10; i++) {
            lines.add(i == row ? "5,3,long,0.2" : "5,3,1.5,0.2");
        }
        return Files.write(folder.resolve("rows.csv"), lines);
    }

    @Test
    void namesTheColumnThatIsNotThere() throws IOException {
        Path data = Files.writeString(folder.resolve("rows.csv"), "sepal_length,sepal_width,petal_width\n5,3,1\n");
        Outcome outcome = InProcess.bp("predict", iris, data).hasExitCode(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith(data + ":1: error: column 'petal_length': the file has no such column");
    }

    @Test
    void writesTheHeaderAloneForNoRows() {
        Outcome outcome = InProcess.reading("sepal_length,sepal_width,petal_length,petal_width\n", "predict", iris);
        assertThat(outcome.succeeded().outLines()).hasSize(1);
    }

    @Test
    void predictsNumbersInTheUnitOfTheirTarget() throws IOException {
        Path run = folder.resolve("concrete");
        Examples.train("concrete", run, 10);
        List<String> lines = predict("predict", run, Examples.data("concrete/test.csv"), "--keep");
        assertThat(lines.getFirst()).endsWith(",actual_strength,strength");
        double mae = new RunFolder(run)
                .summary()
                .get("metrics")
                .get("test")
                .get("mae")
                .doubleValue();
        assertThat(meanAbsoluteError(lines, 1, 0)).isEqualTo(mae, within(1e-5)).isBetween(1.0, 20.0);
    }

    @Test
    void predictsSeveralTargetsOneAfterAnother() throws IOException {
        Path run = folder.resolve("energy");
        Examples.train("energy", run, 10);
        List<String> lines = predict("predict", run, Examples.data("energy/test.csv"), "--keep");
        assertThat(lines.getFirst()).endsWith(",actual_Y1,actual_Y2,Y1,Y2");
        JsonNode metrics = new RunFolder(run).summary().get("metrics").get("test");
        assertThat(meanAbsoluteError(lines, 3, 1))
                .isEqualTo(metrics.get("mae[Y1]").doubleValue(), within(1e-5));
        assertThat(meanAbsoluteError(lines, 2, 0))
                .isEqualTo(metrics.get("mae[Y2]").doubleValue(), within(1e-5));
    }

    @Test
    void writesBothProbabilitiesOfTwoClasses() throws IOException {
        Path run = folder.resolve("run");
        Examples.train("breast_cancer", run, 3);
        List<String> lines = predict("predict", run, Examples.data("breast_cancer/test.csv"));
        String[] header = lines.getFirst().split(",");
        assertThat(header).hasSize(3);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double second = Double.parseDouble(cells[2]);
            assertThat(Double.parseDouble(cells[1]) + second).isEqualTo(1, within(1e-6));
            assertThat("probability_" + cells[0]).isEqualTo(second > 0.5 ? header[2] : header[1]);
        }
    }

    /** Between two columns, counted from the last. */
    private static double meanAbsoluteError(List<String> lines, int actual, int predicted) {
        double sum = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",")).reversed();
            sum += Math.abs(Double.parseDouble(cells.get(actual)) - Double.parseDouble(cells.get(predicted)));
        }
        return sum / (lines.size() - 1);
    }

    private static List<String> predict(Object... arguments) {
        Outcome outcome = InProcess.bp(arguments).succeeded();
        assertThat(outcome.err()).isEmpty();
        return outcome.outLines();
    }
}
