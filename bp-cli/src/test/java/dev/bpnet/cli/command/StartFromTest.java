package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.network.Network;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.plugins.DataPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code network.start_from}: a model of iris, trained further and for another question. */
class StartFromTest {
    private static final String KEEP = "training.optimizer={sgd: {learning_rate: 0}}";

    @TempDir
    private static Path folder;

    private static RunFolder iris;

    @BeforeAll
    static void train() throws IOException {
        iris = new RunFolder(folder.resolve("iris"));
        Examples.train("iris", iris.path(), 5);
        List<String> lines = Examples.lines("iris/train.csv");
        Files.write(folder.resolve("train.csv"), lines);
        Files.write(
                folder.resolve("half.csv"),
                IntStream.range(0, lines.size())
                        .filter(i -> i == 0 || i % 2 == 1)
                        .mapToObj(lines::get)
                        .toList());
        Files.write(
                folder.resolve("virginica.csv"),
                lines.stream()
                        .map(line -> line.replaceAll("Iris-(setosa|versicolor)", "other"))
                        .toList());
    }

    private static Path experiment(String data, String target, String start, String units) throws IOException {
        return Files.writeString(folder.resolve("experiment.yaml"), """
                data:
                  train: %s
                  target: %s
                network:
                  start_from: %s
                  layers:
                    - dense: {units: %s, activation: tanh}
                training:
                  epochs: 2
                """.formatted(data, target, start, units));
    }

    private static RunFolder train(String name, Path experiment, Object... sets) {
        RunFolder run = new RunFolder(folder.resolve(name));
        Object[] arguments = new Object[4 + 2 * sets.length];
        arguments[0] = "train";
        arguments[1] = experiment;
        arguments[2] = "--out";
        arguments[3] = run.path();
        for (int i = 0; i < sets.length; i++) {
            arguments[4 + 2 * i] = "--set";
            arguments[5 + 2 * i] = sets[i];
        }
        InProcess.bp(arguments).succeeded();
        return run;
    }

    private static Model model(RunFolder run) {
        return Model.load(run.path().resolve("model.bp"), DataPlugins.load());
    }

    private static float[] numbers(Network network, String parameter) {
        Matrix m = network.parameter(parameter);
        return Arrays.copyOfRange(m.array(), m.offset(), m.offset() + m.rows() * m.columns());
    }

    @Test
    void withoutALearningRateItStaysTheSameModel() throws IOException {
        Path file = experiment("half.csv", "species", "{model: iris}", "16");
        RunFolder run = train("same", file, KEEP);
        assertThat(run.weightsSha256()).isEqualTo(iris.weightsSha256());
        // The statistics of these rows are others, those of the model are used.
        assertThat(model(run).preprocessing().inputs())
                .isEqualTo(model(iris).preprocessing().inputs());
        Outcome was = InProcess.bp("predict", iris.path(), Examples.data("iris/test.csv"));
        assertThat(InProcess.bp("predict", run.path(), Examples.data("iris/test.csv"))
                        .out())
                .isEqualTo(was.out())
                .isNotEmpty();
    }

    @Test
    void anotherQuestionStartsTheOutputAnewAndFrozenLayersKeepTheirBits() throws IOException {
        Path file = experiment("virginica.csv", "species", "{model: iris}", "16");
        RunFolder run = train("virginica", file, "training.parameter_groups=[{match: 'layers*', frozen: true}]");

        JsonNode start = run.summary().get("start_from");
        assertThat(start).isEqualTo(run.manifest().get("start_from"));
        assertThat(start.get("path").stringValue())
                .isEqualTo(iris.path().toRealPath().resolve("model.bp").toString());
        assertThat(start.get("sha256").stringValue()).hasSize(64);
        assertThat(start.get("weights_sha256").stringValue()).isEqualTo(iris.weightsSha256());
        assertThat(start.get("copied").toString()).isEqualTo("[\"layers[0]\"]");
        assertThat(start.get("anew").toString()).isEqualTo("{\"output\":\"it predicts other classes\"}");

        Network trained = model(iris).network();
        Network tuned = model(run).network();
        for (String parameter : List.of("layers[0].weights", "layers[0].biases")) {
            assertThat(numbers(tuned, parameter)).isEqualTo(numbers(trained, parameter));
        }
        RunFolder still = train("still", file, KEEP);
        Network begun = model(still).network();
        assertThat(numbers(begun, "layers[0].weights")).isEqualTo(numbers(trained, "layers[0].weights"));
        assertThat(numbers(tuned, "output.weights")).isNotEqualTo(numbers(begun, "output.weights"));

        RunFolder all = train("all", file);
        assertThat(numbers(model(all).network(), "layers[0].weights"))
                .isNotEqualTo(numbers(trained, "layers[0].weights"));
    }

    @Test
    void theTerminalTellsWhatIsCopiedAndWhatIsNot() throws IOException {
        Path file = experiment("virginica.csv", "species", "{model: iris}", "16");
        Outcome outcome = InProcess.bp("train", file, "--out", folder.resolve("told"));
        assertThat(outcome.succeeded().err())
                .contains("experiment: starts from " + folder.resolve("iris").resolve("model.bp")
                        + ": layers[0] copied; anew: output (it predicts other classes)\n");
    }

    @Test
    void whatWasResolvedGivesTheSameWeightsFromAnywhere() throws IOException {
        Path file = experiment("virginica.csv", "species", "{model: iris/model.bp}", "16");
        RunFolder run = train("first", file);
        RunFolder again = train("again", run.path().resolve("resolved.yaml"));
        assertThat(again.weightsSha256()).isEqualTo(run.weightsSha256());
    }

    @Test
    void theEncodingMayBeLearntAnew() throws IOException {
        Path file = experiment("half.csv", "species", "{model: iris, preprocessing: fit}", "16");
        RunFolder run = train("fit", file, KEEP);
        assertThat(run.weightsSha256()).isEqualTo(iris.weightsSha256());
        assertThat(model(run).preprocessing().inputs())
                .isNotEqualTo(model(iris).preprocessing().inputs());
    }

    @Test
    void inputsAreTakenByTheirNamesWhereverTheyStand() throws IOException {
        List<String> reversed = Examples.lines("iris/train.csv").stream()
                .map(line -> String.join(",", List.of(line.split(",")).reversed()))
                .toList();
        Files.write(folder.resolve("reversed.csv"), reversed);
        RunFolder run = train("reversed", experiment("reversed.csv", "species", "{model: iris}", "16"), KEEP);
        RunFolder plain = train("plain", experiment("train.csv", "species", "{model: iris}", "16"), KEEP);
        assertThat(run.summary().get("metrics")).isEqualTo(plain.summary().get("metrics"));
    }

    @Test
    void aNumberGoesOnInItsUnitAndAnotherOneStartsAnew() throws IOException {
        RunFolder concrete = new RunFolder(folder.resolve("concrete"));
        Examples.train("concrete", concrete.path(), 2);
        List<String> lines = Examples.lines("concrete/train.csv");
        Files.write(folder.resolve("strength.csv"), lines.subList(0, 200));
        String header = lines.getFirst();
        String target = header.substring(header.lastIndexOf(',') + 1);
        RunFolder run = new RunFolder(folder.resolve("strength"));
        Examples.train(
                "concrete",
                run.path(),
                1,
                "--set",
                "data.train=" + folder.resolve("strength.csv"),
                "--set",
                "network.start_from.model=" + concrete.path(),
                "--set",
                KEEP);
        assertThat(run.weightsSha256()).isEqualTo(concrete.weightsSha256());
        assertThat(model(run).network().spec())
                .isEqualTo(model(concrete).network().spec());

        Files.writeString(folder.resolve("other.csv"), header.replace(target, "other") + "\n");
        Files.write(folder.resolve("other.csv"), lines.subList(1, 200), java.nio.file.StandardOpenOption.APPEND);
        RunFolder other = new RunFolder(folder.resolve("other"));
        Examples.train(
                "concrete",
                other.path(),
                1,
                "--set",
                "data.train=" + folder.resolve("other.csv"),
                "--set",
                "data.test=" + folder.resolve("other.csv"),
                "--set",
                "data.target=other",
                "--set",
                "network.start_from.model=" + concrete.path());
        assertThat(other.summary().get("start_from").get("anew").toString())
                .isEqualTo("{\"output\":\"it predicts 'other' here, '" + target + "' there\"}");
    }

    private static String told(Path experiment) {
        Outcome outcome = InProcess.bp("check", experiment).hasExitCode(2);
        assertThat(outcome.err()).contains("^");
        return outcome.err()
                .replace(folder + folder.getFileSystem().getSeparator(), "")
                .lines()
                .filter(line -> !line.contains("|"))
                .reduce("", (text, line) -> text + line + "\n");
    }

    @Test
    void tellsWhatKeepsAModelFromBeingUsed() throws IOException {
        assertThat(told(experiment("train.csv", "species", "{model: nowhere}", "16")))
                .isEqualTo("""
                        experiment.yaml:5:23: error: network.start_from.model: there is no model or run 'nowhere'
                           the path starts at the folder of the file that names it; bp train writes runs into the current folder
                        1 problem
                        """);
        Files.createDirectories(folder.resolve("empty"));
        assertThat(told(experiment("train.csv", "species", "{model: empty}", "16")))
                .isEqualTo("""
                        experiment.yaml:5:23: error: network.start_from.model: the folder 'empty' has no model.bp
                           name the folder of a run, such as runs/NAME/latest, or a model file
                        1 problem
                        """);
        byte[] bytes = Files.readAllBytes(iris.path().resolve("model.bp"));
        bytes[bytes.length - 9] ^= 1;
        Files.write(folder.resolve("damaged.bp"), bytes);
        assertThat(told(experiment("train.csv", "species", "{model: damaged.bp}", "16")))
                .startsWith(
                        "experiment.yaml:5:23: error: network.start_from.model: the model 'damaged.bp' is damaged: ")
                .contains("name a model.bp that bp train wrote; bp inspect shows what one holds");
    }

    @Test
    void tellsWhichInputsAreOthers() throws IOException {
        List<String> lines = Examples.lines("iris/train.csv");
        Files.write(
                folder.resolve("more.csv"),
                lines.stream()
                        .map(line -> line.replace("sepal_width", "colour") + (line.startsWith("sepal") ? ",id" : ",7"))
                        .toList());
        assertThat(told(experiment("more.csv", "species", "{model: iris}", "16")))
                .isEqualTo("""
                        experiment.yaml:5:23: error: network.start_from.model: the model was trained on other inputs: this data lacks 'sepal_width' and has 'colour', 'id' besides
                           leave out what the model does not know: data: {ignore: [colour, id]}
                           or learn the encoding of the inputs anew: start_from: {preprocessing: fit}; a layer whose shape fits still starts from the model
                        1 problem
                        """);
        assertThat(told(experiment(
                        "train.csv", "species\n  columns: {petal_width: {type: category}}", "{model: iris}", "16")))
                .isEqualTo("""
                        experiment.yaml:6:23: error: network.start_from.model: the column 'petal_width' is a number in the model, and a category here
                           leave its type out of data.columns, then it is that of the model
                           or learn the encoding of the inputs anew: start_from: {preprocessing: fit}; a layer whose shape fits still starts from the model
                        1 problem
                        """);
    }

    @Test
    void tellsWhichLayersDoNotFit() throws IOException {
        assertThat(told(experiment("train.csv", "species", "{model: iris, layers: ['layers[0]']}", "8")))
                .isEqualTo("""
                        experiment.yaml:5:38: error: network.start_from.layers[0]: layers[0] cannot start from it: weights of 4 x 8 here, of 4 x 16 there
                           without layers[0] in this list it starts anew
                        1 problem
                        """);
        assertThat(told(experiment("train.csv", "species", "{model: iris, layers: [output, 'layer[0]']}", "16")))
                .isEqualTo("""
                        experiment.yaml:5:46: error: network.start_from.layers[1]: this network has no layer 'layer[0]' with parameters
                           did you mean 'layers[0]'?  known: layers[0], output
                        1 problem
                        """);
        assertThat(told(experiment("virginica.csv", "species", "{model: iris}", "8")))
                .isEqualTo("""
                        experiment.yaml:5:23: error: network.start_from.model: no layer can start from it: layers[0] (weights of 4 x 8 here, of 4 x 16 there), output (it predicts other classes)
                        1 problem
                        """);
    }
}
