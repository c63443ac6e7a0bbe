package dev.bpnet.core.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ActivationPluginsTest {

    private static List<ActivationPlugin<?>> plugins() {
        return ServiceLoader.load(ActivationPlugin.class).stream()
                .<ActivationPlugin<?>>map(ServiceLoader.Provider::get)
                .filter(plugin -> plugin.getClass().getPackage() == Relu.class.getPackage())
                .toList();
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(ActivationPlugin::name)
                .contains(
                        "celu",
                        "elu",
                        "exponential",
                        "gelu",
                        "hard_sigmoid",
                        "hard_swish",
                        "hard_tanh",
                        "identity",
                        "leaky_relu",
                        "log_sigmoid",
                        "log_softmax",
                        "mish",
                        "relu",
                        "relu6",
                        "selu",
                        "sigmoid",
                        "silu",
                        "sin",
                        "softmax",
                        "softplus",
                        "softsign",
                        "tanh");
    }

    @Test
    void explainThemselves() {
        for (ActivationPlugin<?> plugin : plugins()) {
            Doc doc = plugin.getClass().getAnnotation(Doc.class);
            assertThat(doc).as(plugin.name()).isNotNull();
            assertThat(doc.value()).isNotBlank();
            assertThat(doc.formula()).isNotBlank();
        }
    }

    @Test
    void weightsStartAsTheShapeOfTheFunctionAsksFor() {
        for (BuiltIn g : BuiltIn.values()) {
            boolean halvesTheVariance = g.name().endsWith("RELU");
            assertThat(g.activation.defaultInitializer().name())
                    .as(g.name())
                    .isEqualTo(halvesTheVariance ? "he_uniform" : "glorot_uniform");
        }
    }

    @Test
    void leakyReluHasTheSlopeOfPyTorch() {
        assertThat(new LeakyRelu().defaults().slope()).isEqualTo(0.01);
    }

    @Test
    void seluAsksForLecunNormalAndTheSmoothRelusForHe() {
        assertThat(plugins().stream()
                        .filter(plugin -> initializer(plugin).equals("he_uniform"))
                        .map(ActivationPlugin::name))
                .containsExactlyInAnyOrder(
                        "celu", "elu", "gelu", "hard_swish", "leaky_relu", "mish", "relu", "relu6", "silu", "softplus");
        assertThat(initializer(new Selu())).isEqualTo("lecun_normal");
    }

    private static <P extends Record> String initializer(ActivationPlugin<P> plugin) {
        return plugin.create(plugin.defaults()).defaultInitializer().name();
    }
}
