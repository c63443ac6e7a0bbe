package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Learned vectors of two columns below three heads, of rows that weigh differently and of which some lack a target. */
class EmbeddedHeadsTest {
    private static final String HEADER = "size,city,street,weight,rent,sold,style\n";

    @TempDir
    private static Path folder;

    private static Path experiment;
    private static RunFolder run;

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(folder.resolve("houses.csv"), HEADER + rows(0, "no"));
        experiment = Files.writeString(folder.resolve("houses.yaml"), experiment("houses.csv"));
        run = train("run");
    }

    /** Every seventh row weighs nothing and has targets that are told; the others follow from size, city and street. */
    private static String rows(double rentOfNothing, String soldOfNothing) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 840; i++) {
            int city = i * 37 % 40;
            int street = i * 11 % 7;
            double size = 20 + i * 53 % 80;
            double rent = 0.05 * size + 0.3 * (city * 7 % 11) + 0.2 * (street * street % 5);
            String sold = i % 10 == 3 ? "" : rent > 4.5 ? "yes" : "no";
            String style = i % 10 == 6 ? "" : city % 3 == 0 ? "old" : city % 3 == 1 ? "new" : "odd";
            boolean nothing = i % 7 == 5;
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,c%d,s%d,%s,%s,%s,%s%n",
                    size,
                    city,
                    street,
                    nothing ? 0 : 1 + i % 3 / 2.0,
                    nothing ? rentOfNothing : rent,
                    nothing ? soldOfNothing : sold,
                    style));
        }
        return rows.toString();
    }

    private static String experiment(String data) {
        return """
                name: houses
                data:
                  train: %s
                  columns:
                    street: {embedding: 3}
                    rent: {normalize: none}
                network:
                  layers:
                    - dense: {units: 16, activation: tanh}
                  heads:
                    rent: {target: rent}
                    sold: {target: sold, layers: [{dense: {units: 4, activation: tanh}}]}
                    style: {target: style, weight: 0.5, class_weights: balanced}
                training:
                  optimizer: {adam: {learning_rate: 0.02}}
                  epochs: 60
                  sample_weight: weight
                """.formatted(data);
    }

    private static RunFolder train(String name, Object... more) {
        RunFolder trained = new RunFolder(folder.resolve(name));
        List<Object> arguments = new ArrayList<>(List.of("train", experiment, "--out", trained.path()));
        arguments.addAll(List.of(more));
        InProcess.bp(arguments.toArray()).succeeded();
        return trained;
    }

    @Test
    void allHeadsLearnFromTheVectors() {
        JsonNode metrics = run.summary().at("/metrics/train");
        assertThat(metrics.get("rent.r2").doubleValue()).isGreaterThan(0.95);
        assertThat(metrics.get("sold.accuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(metrics.get("style.accuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(InProcess.bp("inspect", run.path()).succeeded().out())
                .contains("city [40, 13], street [7, 3]", "heads.style");
    }

    @Test
    void theModelIsJudgedByTheWeightsOfTheRows() throws IOException {
        Outcome judged = InProcess.bp("evaluate", run.path(), "--data", folder.resolve("houses.csv"), "--json")
                .succeeded();
        assertThat(judged.json().get("metrics")).isEqualTo(run.summary().at("/metrics/train"));
        Path others = Files.writeString(folder.resolve("others.csv"), HEADER + rows(1e6, "yes"));
        Outcome again =
                InProcess.bp("evaluate", run.path(), "--data", others, "--json").succeeded();
        assertThat(again.json().at("/metrics/rent.rmse").doubleValue())
                .isCloseTo(judged.json().at("/metrics/rent.rmse").doubleValue(), Percentage.withPercentage(1e-9));
    }

    /** Whatever the targets of rows that weigh nothing are, training does not see it. */
    @Test
    void rowsThatWeighNothingMoveNothing() throws IOException {
        Path others = Files.writeString(folder.resolve("nothing.csv"), HEADER + rows(-1e6, "yes"));
        assertThat(train("nothing", "--set", "data.train=" + others).weightsSha256())
                .isEqualTo(run.weightsSha256());
        assertThat(train("unweighted", "--set", "training.sample_weight=null", "--set", "data.ignore=[weight]")
                        .weightsSha256())
                .isNotEqualTo(run.weightsSha256());
    }

    @Test
    void theGradientIsRightAndExplained() {
        Outcome checked = InProcess.bp("gradcheck", experiment);
        assertThat(checked.out())
                .contains("columns.city", "columns.street", "heads.sold[0]", "heads.style", "the gradient is right");
        checked.succeeded();
        assertThat(InProcess.bp("explain", experiment, "--rows", "0,5,13")
                        .succeeded()
                        .out())
                .contains("E_city[1]", "dL/dE_street[1]");
    }

    @Test
    void kernelsThreadsAndDiskGiveTheSameBits() {
        String expected = run.weightsSha256();
        assertThat(train("scalar", "--set", "runtime.kernels=scalar", "--threads", "1")
                        .weightsSha256())
                .isEqualTo(expected);
        assertThat(train("threads", "--threads", "3").weightsSha256()).isEqualTo(expected);
        assertThat(train("disk", "--set", "data.cache=disk", "--set", "name=embedded-heads-on-disk")
                        .weightsSha256())
                .isEqualTo(expected);
    }

    @Test
    void aRowAloneIsPredictedAsAmongOthersAndOneOfNoKnownLevelToo() throws IOException {
        String header = "size,city,street\n";
        List<String> rows = List.of("50,c3,s1", "50,nowhere,s1", "50,c3,s99", "50,,s2", "20,c4,s0");
        List<String> together = InProcess.reading(header + String.join("\n", rows) + "\n", "predict", run.path(), "-")
                .succeeded()
                .outLines();
        assertThat(together.getFirst())
                .isEqualTo(
                        "rent,sold,probability_no,probability_yes,style,probability_new,probability_odd,probability_old");
        assertThat(together).hasSize(rows.size() + 1).doesNotHaveDuplicates().noneMatch(line -> line.contains("NaN"));
        for (int i = 0; i < rows.size(); i++) {
            Outcome alone = InProcess.reading(header + rows.get(i) + "\n", "predict", run.path(), "-");
            assertThat(alone.succeeded().outLines().getLast()).isEqualTo(together.get(i + 1));
        }
    }
}
