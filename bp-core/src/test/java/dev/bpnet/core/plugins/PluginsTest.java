package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PluginsTest {
    private final Plugins plugins = Samples.plugins();

    @Test
    void knowsTheKindsOfTheApi() {
        assertThat(plugins.kinds())
                .extracting(PluginKind::word)
                .containsExactly(
                        "activation",
                        "constraint",
                        "initializer",
                        "layer",
                        "loss",
                        "metric",
                        "optimizer",
                        "regularizer",
                        "schedule");
        assertThat(plugins.kindOf(Activation.class).service()).isEqualTo(ActivationPlugin.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.kindOf(String.class))
                .withMessage("no kind of plugin known here makes a java.lang.String; add it with PluginsBuilder.add");
    }

    @Test
    void findsByKindAndName() {
        assertThat(plugins.find(ActivationPlugin.class, "leaky_relu")).isInstanceOf(Samples.LeakyRelu.class);
        assertThat(plugins.names(ActivationPlugin.class)).containsExactly("gelu", "leaky_relu", "relu");
        List<ActivationPlugin> all = plugins.all(ActivationPlugin.class);
        assertThat(all).hasExactlyElementsOfTypes(Samples.Gelu.class, Samples.LeakyRelu.class, Samples.Relu.class);
    }

    @Test
    void anUnknownNameComesWithTheNearestOne() {
        UnknownPluginException e =
                catchThrowableOfType(UnknownPluginException.class, () -> plugins.find(ActivationPlugin.class, "rleu"));
        assertThat(e.sentence()).isEqualTo("there is no activation named 'rleu'");
        assertThat(e.hints()).containsExactly("did you mean 'relu'?", "known: gelu, leaky_relu, relu");
        assertThat(e.nearest()).contains("relu");
        assertThat(e)
                .hasMessage("there is no activation named 'rleu'; did you mean 'relu'?; known: gelu, leaky_relu, relu");
    }

    @Test
    void aNameOfAnotherKindIsToldSo() {
        assertThatExceptionOfType(UnknownPluginException.class)
                .isThrownBy(() -> plugins.find(ActivationPlugin.class, "dense"))
                .satisfies(e -> assertThat(e.hints()).first().isEqualTo("'dense' is a layer"));
    }

    @Test
    void manyNamesAreNotAllListed() {
        List<String> names = IntStream.range(10, 40).mapToObj(i -> "name" + i).toList();
        assertThat(new UnknownPluginException("loss", "x", names, List.of(), List.of()).hints())
                .containsExactly("known: name10, name11, name12, name13, name14, name15, name16, name17, name18, "
                        + "name19, name20, name21, ...");
    }

    @Test
    void createsWithDefaultsAndWithParameters() {
        assertThat(plugins.activation(Choice.of("leaky_relu"))).isEqualTo(new Samples.Linear(0.01));
        assertThat(plugins.activation(Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(0.5))))
                .isEqualTo(new Samples.Linear(0.5));
        assertThat(plugins.optimizer(Choice.of("adam")).learningRate()).isEqualTo(0.001);
        assertThat(plugins.schedule(Choice.of("cosine"))).isInstanceOf(Samples.Constant.class);
    }

    @Test
    void refusesTheRecordOfAnotherPlugin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.activation(Choice.of("leaky_relu", NoParameters.NONE)))
                .withMessage("the activation 'leaky_relu' takes its parameters as a "
                        + "dev.bpnet.core.plugins.Samples$LeakyRelu$Parameters, found a "
                        + "dev.bpnet.api.plugin.NoParameters");
    }

    @Test
    void checksParametersMadeInCodeLikeThoseFromYaml() {
        var parameters = new Samples.Adam.Parameters(-0.1, List.of(0.9, 1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.optimizer(Choice.of("adam", parameters)))
                .withMessage("the optimizer 'adam' cannot take these parameters: "
                        + "learning_rate: must be greater than 0, found -0.1; "
                        + "betas[1]: must be at least 0 and less than 1, found 1");
        var withNull = new Samples.Dense.Parameters(1, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.parametersOf(new Samples.Dense(), Choice.of("dense", withNull)))
                .withMessageContaining("activation: expected an activation, found nothing");
    }

    @Test
    void doesNotTakeAPlaceholderForADefault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.parametersOf(plugins.find(LayerPlugin.class, "dense"), Choice.of("dense")))
                .withMessage("the layer 'dense' needs 'units'");
    }

    @Test
    void refusesATargetThatALossDoesNotAccept() {
        assertThat(plugins.lossesFor(TargetKind.NUMBER)).containsExactly("huber");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.loss(Choice.of("huber"), TargetInfo.classes(List.of("a", "b"))))
                .withMessage("the loss 'huber' does not work where the target is one of two classes; these do: flat");
        assertThatThrownBy(() -> plugins.loss(Choice.of("huber"), TargetInfo.numbers(1)))
                .hasMessage("asked for huber on NUMBER");
    }

    @Test
    void makesAChoiceFromANameAndAMap() {
        assertThat(plugins.choice(Activation.class, "leaky_relu", Map.of("slope", 0.25f)))
                .isEqualTo(Choice.of("leaky_relu", new Samples.LeakyRelu.Parameters(0.25)));
        Choice<Layer> dense = plugins.choice(Layer.class, "dense", Map.of("units", 8, "activation", Choice.of("gelu")));
        assertThat(dense.parameters()).isEqualTo(new Samples.Dense.Parameters(8, Choice.of("gelu"), null));
        assertThat(plugins.choice(Schedule.class, "cosine", Map.of("warmup", Span.steps(7)))
                        .parameters())
                .isEqualTo(new Samples.Cosine.Parameters(Span.steps(7)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugins.choice(Layer.class, "dense", Map.of("unit", 8)))
                .withMessageContaining("dense.unit: there is no key 'unit' here; did you mean 'units'?")
                .withMessageContaining("dense: the key 'units' is missing");
    }

    @Test
    void twoPluginsOfOneNameAreRefused() {
        final class OtherRelu extends PlainRelu {}
        assertThatExceptionOfType(DuplicatePluginException.class)
                .isThrownBy(() -> Plugins.of(new Samples.Relu(), new OtherRelu()))
                .withMessageStartingWith(
                        "two activation plugins are named 'relu': " + "dev.bpnet.core.plugins.Samples$Relu (")
                .withMessageContaining(OtherRelu.class.getName() + " (");
        assertThat(Plugins.of(new Samples.Relu(), new Samples.Relu()).names(ActivationPlugin.class))
                .containsExactly("relu");
    }

    @Test
    void aNameThatIsNotSnakeCaseIsRefused() {
        final class Shouting extends PlainRelu {
            @Override
            public String name() {
                return "ReLU";
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.of(new Shouting()))
                .withMessage("its name 'ReLU' is not in snake_case");
    }

    @Test
    void aKindMustSayWhatItIs() {
        interface Unmarked extends Plugin<NoParameters> {}
        @Kind(value = "activation", creates = String.class)
        interface SameWord extends Plugin<NoParameters> {}
        PluginsBuilder builder = Plugins.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.kind(Unmarked.class))
                .withMessageContaining("it has to extend Plugin and carry @Kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.kind(SameWord.class))
                .withMessageContaining("the same word or the same product");
    }

    @Test
    void aPluginOfNoKnownKindIsRefused() {
        record Stray(String name, NoParameters defaults) implements Plugin<NoParameters> {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.of(new Stray("stray", NoParameters.NONE)))
                .withMessageContaining("is of no known kind of plugin");
        assertThatIllegalArgumentException().isThrownBy(() -> plugins.names(String.class));
    }

    @Test
    void registriesDoNotShareAnything() {
        PluginsBuilder builder = new PluginsBuilder(getClass().getClassLoader());
        Plugins before = builder.build();
        Plugins after = builder.add(new Samples.Adam()).build();
        assertThat(before.names(OptimizerPlugin.class)).isEmpty();
        assertThat(after.names(OptimizerPlugin.class)).containsExactly("adam");
    }

    @Test
    void lossesAreFoundByTheirCreatedType() {
        assertThat(plugins.find(plugins.kindOf(Loss.class), "huber")).isInstanceOf(Samples.Huber.class);
    }

    /** A relu to extend. */
    private static class PlainRelu implements ActivationPlugin<NoParameters> {
        @Override
        public String name() {
            return "relu";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Activation create(NoParameters parameters) {
            return new Samples.Linear(0);
        }
    }
}
