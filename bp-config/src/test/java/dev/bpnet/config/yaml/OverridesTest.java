package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.problems.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static ConfigTree load(String yaml, String... sets) {
        ConfigSource.Result result =
                new ConfigSource(PluginPlaces.byName(), name -> null).read(Path.of("test.yaml"), yaml, List.of(sets));
        assertThat(result.problems()).isEmpty();
        return result.tree();
    }

    private static String loaded(String yaml, String... sets) {
        return load(yaml, sets).plain().toString();
    }

    @Test
    void replaceAValueAndKeepItsPlaceAmongTheOthers() {
        assertThat(loaded("a: 1\nb: {c: 2, d: 3}\ne: 4\n", "b.c=5")).isEqualTo("{a=1, b={c=5, d=3}, e=4}");
    }

    @Test
    void readTheirValueAsYaml() {
        assertThat(loaded("a: 1\n", "a={b: [1, x, 0.5]}")).isEqualTo("{a={b=[1, x, 0.5]}}");
        assertThat(loaded("a: 1\n", "a='1'")).isEqualTo("{a=1}");
        assertThat(load("a: 1\n", "a='1'").plain().get("a")).isEqualTo("1");
        assertThat(load("a: 1\n", "a=1").plain().get("a")).isEqualTo(1L);
        assertThat(load("a: 1\n", "a=b=c").plain().get("a")).isEqualTo("b=c");
        assertThat(load("a: 1\n", "a=null").plain()).containsEntry("a", null);
        assertThat(load("a: 1\n", "a=").plain()).containsEntry("a", null);
    }

    @Test
    void replaceMapsAndListsAsAWhole() {
        assertThat(loaded("a: {b: 1, c: 2}\n", "a={d: 3}")).isEqualTo("{a={d=3}}");
        assertThat(loaded("a: [1, 2, 3]\n", "a=[4]")).isEqualTo("{a=[4]}");
    }

    @Test
    void makeTheMapsThatAreMissing() {
        assertThat(loaded("a: 1\nb:\n", "c.d.e=2", "b.f=3")).isEqualTo("{a=1, b={f=3}, c={d={e=2}}}");
    }

    @Test
    void reachItemsOfLists() {
        assertThat(loaded("layers: [{dense: {units: 1}}, relu]\n", "layers[0].dense.units=2", "layers[1]=tanh"))
                .isEqualTo("{layers=[{dense={units=2}}, tanh]}");
    }

    @Test
    void turnABareNameIntoAMap() {
        assertThat(loaded("training: {optimizer: adam}\n", "training.optimizer.adam.learning_rate=0.1"))
                .isEqualTo("{training={optimizer={adam={learning_rate=0.1}}}}");
        assertThat(loaded("layers: [batch_norm]\n", "layers[0].batch_norm.momentum=0.9"))
                .isEqualTo("{layers=[{batch_norm={momentum=0.9}}]}");
    }

    @Test
    void takeThePlaceOfAnotherPluginWithAllItsParameters() {
        assertThat(loaded("training: {optimizer: sgd}\n", "training.optimizer.adam.learning_rate=0.1"))
                .isEqualTo("{training={optimizer={adam={learning_rate=0.1}}}}");
        assertThat(loaded(
                        "training: {optimizer: {sgd: {momentum: 0.9}}}\n",
                        "training.optimizer.adam.learning_rate=0.1",
                        "training.optimizer.adam.beta1=0.8"))
                .isEqualTo("{training={optimizer={adam={learning_rate=0.1, beta1=0.8}}}}");
    }

    @Test
    void doNotTakeWhatTheUserNamesForPlugins() {
        assertThat(loaded("data: {columns: {loss: {type: number}}}\n", "data.columns.loss.missing=median"))
                .isEqualTo("{data={columns={loss={type=number, missing=median}}}}");
        assertThat(loaded("network: {heads: {price: {loss: mae}}}\n", "network.heads.sold.loss=mse"))
                .isEqualTo("{network={heads={price={loss=mae}, sold={loss=mse}}}}");
    }

    @Test
    void reachKeysWithDots() {
        String yaml = "columns: {petal.width: {type: number}}\n";
        assertThat(loaded(yaml, "columns[\"petal.width\"].type=category"))
                .isEqualTo("{columns={petal.width={type=category}}}");
        assertThat(loaded(yaml, "columns.'petal.width'.type=category"))
                .isEqualTo("{columns={petal.width={type=category}}}");
        assertThat(loaded("columns: {petal width: 1}\n", "columns.petal width=2"))
                .isEqualTo("{columns={petal width=2}}");
    }

    @Test
    void areAppliedInTheirOrder() {
        assertThat(loaded("a: 1\n", "a=2", "a={b: 3}", "a.b=4")).isEqualTo("{a={b=4}}");
    }

    @Test
    void givePlacesInTheOption() {
        ConfigTree tree = load("a: {b: 1}\nc: 2\n", "a.b=[x, yes]");

        assertThat(tree.locate("a.b[1]").value())
                .isEqualTo(new Place(Place.Kind.OPTION, "--set a.b=[x, yes]", 1, 15, 3, "--set a.b=[x, yes]"));
        assertThat(tree.locate("a.b").key().words()).isEqualTo("test.yaml:1:5");
        assertThat(tree.locate("c").value().words()).isEqualTo("test.yaml:2:4");
    }

    @Test
    void refuseAPathThatIsTooDeep() {
        ConfigSource.Result result = new ConfigSource(PluginPlaces.byName(), name -> null)
                .read(Path.of("test.yaml"), "a: 1\n", List.of("b" + ".b".repeat(1000) + "=1"));

        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("more than 64 steps"));
    }

    @Test
    void areCheckedEvenWhereTheFileCannotBeRead() {
        ConfigSource.Result result = new ConfigSource(PluginPlaces.byName(), name -> null)
                .read(Path.of("test.yaml"), "a: [1\n", List.of("b=010", "c"));

        assertThat(result.tree()).isNull();
        assertThat(result.problems()).hasSize(3);
    }
}
