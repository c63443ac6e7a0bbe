package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.Place;
import dev.bpnet.config.problems.Problem;
import dev.bpnet.core.plugins.Problem.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTreeTest {
    private static final String YAML = """
            # comment
            name: iris
            training:
              optimizer: adam
              schedule: {cosine: {warmup: 5}}
            network:
              layers:
                - dense:
                    units: 16
                - relu
            data:
              columns:
                petal.width: {type: number}
                petal: {length: {type: category}}
                'a "b"': 1
            empty:
            """;

    private final ConfigTree tree = new ConfigSource(PluginPlaces.byName(), name -> null)
            .read(Path.of("iris.yaml"), YAML, List.of())
            .tree();

    private String key(String path) {
        return tree.locate(path).key().words();
    }

    private String value(String path) {
        return tree.locate(path).value().words();
    }

    private static String marked(Place place) {
        return place.text().substring(place.column() - 1, place.column() - 1 + place.length());
    }

    @Test
    void locatesKeysAndValues() {
        assertThat(key("name")).isEqualTo("iris.yaml:2:1");
        assertThat(value("name")).isEqualTo("iris.yaml:2:7");
        assertThat(key("training.schedule.cosine.warmup")).isEqualTo("iris.yaml:5:23");
        assertThat(value("training.schedule.cosine.warmup")).isEqualTo("iris.yaml:5:31");
        assertThat(value("network.layers[0].dense.units")).isEqualTo("iris.yaml:9:16");
        assertThat(tree.locate("network.layers[0].dense.units").node()).isInstanceOf(ScalarNode.class);
    }

    @Test
    void locatesItemsByTheirValue() {
        assertThat(key("network.layers[1]")).isEqualTo("iris.yaml:10:7");
        assertThat(value("network.layers[1]")).isEqualTo("iris.yaml:10:7");
        assertThat(marked(tree.locate("network.layers[0]").value())).isEqualTo("dense");
    }

    @Test
    void locatesTheNearestAboveWhatIsMissing() {
        assertThat(marked(tree.locate("network.output.activation").value())).isEqualTo("network");
        assertThat(marked(tree.locate("network.layers[0].dense.activation").key()))
                .isEqualTo("dense");
        assertThat(marked(tree.locate("network.layers[7].dense").key())).isEqualTo("layers");
        assertThat(tree.locate("network.output").node()).isNull();
    }

    @Test
    void locatesTheParametersOfABareNameAtTheName() {
        assertThat(marked(tree.locate("training.optimizer.adam.learning_rate").value()))
                .isEqualTo("adam");
        assertThat(marked(tree.locate("training.optimizer.adam").key())).isEqualTo("adam");
        assertThat(marked(tree.locate("network.layers[1].relu.slope").key())).isEqualTo("relu");
    }

    @Test
    void locatesTheRootAndMissingSectionsAtTheStartOfTheFile() {
        assertThat(tree.locate("").value()).isEqualTo(Place.ofFile("iris.yaml", 1, 1));
        assertThat(tree.locate("runtime.threads").key()).isEqualTo(Place.ofFile("iris.yaml", 1, 1));
        assertThat(tree.locate("]nonsense[.").key()).isEqualTo(Place.ofFile("iris.yaml", 1, 1));
    }

    @Test
    void locatesKeysWithDotsWithAndWithoutQuotes() {
        assertThat(key("data.columns[\"petal.width\"].type")).isEqualTo("iris.yaml:13:19");
        assertThat(key("data.columns.petal.width.type")).isEqualTo("iris.yaml:13:19");
        assertThat(key("data.columns.petal.length.type")).isEqualTo("iris.yaml:14:22");
        assertThat(key("data.columns[\"a \\\"b\\\"\"]")).isEqualTo("iris.yaml:15:5");
    }

    private static dev.bpnet.core.plugins.Problem found(String path, Target target, String... hints) {
        return new dev.bpnet.core.plugins.Problem(path, target, "is odd", List.of(hints));
    }

    @Test
    void placesWhatTheBinderFound() {
        String path = "network.layers[0].dense.units";
        List<Problem> placed =
                tree.placed(List.of(found(path, Target.KEY, "did you mean 'unit'?"), found(path, Target.VALUE)));

        assertThat(placed).extracting(problem -> marked(problem.place())).containsExactly("units", "16");
        assertThat(placed).extracting(Problem::path).containsOnly(path);
        assertThat(placed).allMatch(Problem::isError);
        assertThat(placed.getFirst().hints()).containsExactly("did you mean 'unit'?");
    }

    @Test
    void passesOverWhatCouldNotBeRead() {
        String yaml = "a: 010\nb: {c: !!int '1'}\nd: [\"${x}\", ${e}]\ne: *f\ng: ${a}\nh: x ${a}\ni: 1\n";
        ConfigSource.Result result = new ConfigSource(PluginPlaces.byName(), name -> null)
                .read(Path.of("iris.yaml"), yaml.replace("${e}]", "'${e}']"), List.of());

        assertThat(result.problems()).hasSize(4);
        assertThat(List.of("a", "a.b", "b.c", "d[0]", "d[1]", "e", "g", "h"))
                .allMatch(path -> result.tree().isFaulty(path))
                .allMatch(path ->
                        result.tree().placed(List.of(found(path, Target.VALUE))).isEmpty());
        assertThat(List.of("b", "d", "i", "")).noneMatch(path -> result.tree().isFaulty(path));
    }

    @Test
    void givesPlainValuesInTheOrderTheyWereWritten() {
        Map<String, Object> plain = tree.plain();

        assertThat(plain.keySet()).containsExactly("name", "training", "network", "data", "empty");
        assertThat(plain.get("network").toString()).isEqualTo("{layers=[{dense={units=16}}, relu]}");
        assertThat(plain).containsEntry("empty", null);
    }
}
