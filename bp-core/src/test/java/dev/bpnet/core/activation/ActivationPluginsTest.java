package dev.bpnet.core.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ActivationPluginsTest {

    private static List<ActivationPlugin<?>> plugins() {
        return List.of(new Identity(), new LeakyRelu(), new Relu(), new Sigmoid(), new Softmax(), new Tanh());
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(ActivationPlugin::name)
                .containsExactly("identity", "leaky_relu", "relu", "sigmoid", "softmax", "tanh");
    }

    @Test
    void areFoundAsServices() {
        assertThat(ServiceLoader.load(ActivationPlugin.class).stream()
                        .<Class<?>>map(ServiceLoader.Provider::type)
                        .filter(type -> type.getPackage() == Relu.class.getPackage()))
                .containsExactlyInAnyOrderElementsOf(
                        plugins().stream().<Class<?>>map(Object::getClass).toList());
    }

    @Test
    void explainThemselves() {
        for (ActivationPlugin<?> plugin : plugins()) {
            Doc doc = plugin.getClass().getAnnotation(Doc.class);
            assertThat(doc).as(plugin.name()).isNotNull();
            assertThat(doc.value()).isNotBlank();
            assertThat(doc.formula()).startsWith("a");
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
}
