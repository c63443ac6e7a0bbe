package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Problem.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A name, or a map with that one name as its key. */
class BinderChoicesTest {
    private static final String RULE = "write a name, or a map with that one name as its key and its parameters below";

    record Network(List<Choice<Layer>> layers, Choice<Loss> loss) {
        static final Network DEFAULTS = new Network(List.of(), Choice.of("huber"));
    }

    private final Binder binder = Binder.of(Samples.plugins());

    @Test
    void aBareNameMeansTheDefaults() {
        assertThat(activation("relu").orThrow()).isEqualTo(Choice.of("relu"));
        assertThat(activation(Collections.singletonMap("leaky_relu", null)).orThrow())
                .isEqualTo(Choice.of("leaky_relu"));
    }

    @Test
    void aMapGivesParametersOverTheDefaults() {
        assertThat(activation(Map.of("leaky_relu", Map.of("slope", 0.2))).orThrow())
                .isEqualTo(Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(0.2)));
        assertThat(activation(Map.of("leaky_relu", Map.of())).orThrow())
                .isEqualTo(Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(0.01)));
        Network network = binder.bind(
                        Network.DEFAULTS, Map.of("layers", List.of(Map.of("dense", Map.of("units", 4L)))), "")
                .orThrow();
        assertThat(network.layers())
                .containsExactly(Choice.of("dense", new Samples.Dense.Parameters(4, Choice.of("relu"), null)));
    }

    @Test
    void thePathNamesThePlugin() {
        Map<String, Object> tree = Map.of(
                "layers",
                List.of(
                        Map.of("dense", Map.of("units", 0L, "activation", "rleu")),
                        Map.of("dense", Map.of("units", 1L, "activation", Map.of("leaky_relu", Map.of("slop", 1L))))));
        assertThat(binder.bind(Network.DEFAULTS, tree, "network").problems())
                .containsExactly(
                        new Problem(
                                "network.layers[0].dense.units",
                                Target.VALUE,
                                "must be at least 1, found 0",
                                List.of()),
                        new Problem(
                                "network.layers[0].dense.activation",
                                Target.VALUE,
                                "there is no activation named 'rleu'",
                                List.of("did you mean 'relu'?", "known: gelu, leaky_relu, relu")),
                        new Problem(
                                "network.layers[1].dense.activation.leaky_relu.slop",
                                Target.KEY,
                                "there is no key 'slop' here",
                                List.of("did you mean 'slope'?", "known: slope")));
    }

    @Test
    void anUnknownNameAsAKeyIsAProblemOfTheKey() {
        assertThat(activation(Map.of("rleu", Map.of())).problems())
                .containsExactly(new Problem(
                        "activation.rleu",
                        Target.KEY,
                        "there is no activation named 'rleu'",
                        List.of("did you mean 'relu'?", "known: gelu, leaky_relu, relu")));
    }

    @Test
    void whatHasToBeGivenIsAskedFor() {
        assertThat(problems(Layer.class, "dense"))
                .containsExactly("x: the layer 'dense' needs 'units'; write it as `dense: {units: ...}`");
        assertThat(problems(Layer.class, Collections.singletonMap("dense", null)))
                .containsExactly("x.dense: the layer 'dense' needs 'units'; write it as `dense: {units: ...}`");
        assertThat(problems(Layer.class, Map.of("dense", Map.of())))
                .containsExactly("x.dense: the key 'units' is missing; units: The width of the output.");
    }

    @Test
    void anythingElseTeachesTheRule() {
        assertThat(problems(Activation.class, List.of("relu")))
                .containsExactly("x: expected an activation, found a list; " + RULE);
        assertThat(problems(Activation.class, Map.of()))
                .containsExactly("x: expected an activation, found an empty map; " + RULE);
        assertThat(problems(Activation.class, 5L))
                .containsExactly("x: expected an activation, found the whole number 5; " + RULE);
        assertThat(problems(Activation.class, false))
                .containsExactly("x: expected an activation, found false; " + RULE);
        assertThat(problems(Activation.class, null))
                .containsExactly("x: expected an activation, found nothing; " + RULE);
        assertThat(problems(Activation.class, ordered("leaky_relu", Map.of(), "slope", 1L)))
                .containsExactly("x: expected an activation, found a map with 2 keys (leaky_relu, slope); " + RULE);
    }

    @Test
    void parametersBesideTheNameAreAnIndentationSlip() {
        assertThat(problems(Layer.class, ordered("dense", null, "units", 4L, "activation", "relu")))
                .containsExactly("x: expected a layer, found a map with 3 keys (dense, units, activation); "
                        + "indent 'units', 'activation' below 'dense'; " + RULE);
    }

    @Test
    void parametersAreAMap() {
        assertThat(problems(Layer.class, Map.of("dense", 16L)))
                .containsExactly("x.dense: expected a map with the parameters of 'dense', found the whole number 16; "
                        + "known: units, activation, dropout");
        assertThat(problems(Activation.class, Map.of("relu", List.of())))
                .containsExactly("x.relu: expected a map with the parameters of 'relu', found an empty list; "
                        + "it takes no parameters");
        assertThat(problems(Activation.class, Map.of("relu", Map.of("slope", 1L))))
                .containsExactly("x.relu.slope: there is no key 'slope' here; it takes no parameters");
    }

    @Test
    void aPluginThatCannotBeDescribedIsAProblemOfWhoeverAsksForIt() {
        record Wrong(Object any) {}
        final class WrongPlugin implements ActivationPlugin<Wrong> {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public Wrong defaults() {
                return new Wrong(1);
            }

            @Override
            public Activation create(Wrong parameters) {
                return new Samples.Linear(1);
            }
        }
        Binder withWrong = Binder.of(Plugins.of(new WrongPlugin(), new Samples.Relu()));
        assertThat(withWrong.choice(Activation.class, "relu", "x").problems()).isEmpty();
        for (Object tree : List.of("wrong", Map.of("wrong", Map.of()))) {
            assertThat(withWrong.choice(Activation.class, tree, "x").problems())
                    .singleElement()
                    .extracting(Problem::sentence)
                    .asString()
                    .startsWith("the activation 'wrong' cannot be used: the component 'any' of ");
        }
    }

    @Test
    void aKindThatNobodyKnowsIsAMistakeOfTheProgram() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binder.choice(String.class, "x", ""))
                .withMessageContaining("no kind of plugin known here makes a java.lang.String");
    }

    private Bound<Choice<Activation>> activation(Object tree) {
        return binder.choice(Activation.class, tree, "activation");
    }

    private List<String> problems(Class<?> created, @Nullable Object tree) {
        return binder.choice(created, tree, "x").problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static Map<String, @Nullable Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        var values = Arrays.asList(keysAndValues).iterator();
        while (values.hasNext()) {
            map.put((String) values.next(), values.next());
        }
        return map;
    }
}
