package dev.bpnet.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LossPluginsTest {

    private static List<LossPlugin<?>> plugins() {
        return List.of(new BinaryCrossEntropy(), new CrossEntropy(), new MeanSquaredError());
    }

    @Test
    void haveTheNamesOfTheField() {
        assertThat(plugins())
                .extracting(LossPlugin::name)
                .containsExactly("binary_cross_entropy", "cross_entropy", "mean_squared_error");
    }

    @Test
    void areFoundAsServices() {
        assertThat(ServiceLoader.load(LossPlugin.class).stream()
                        .<Class<?>>map(ServiceLoader.Provider::type)
                        .filter(type -> type.getPackage() == CrossEntropy.class.getPackage()))
                .containsAll(plugins().stream().<Class<?>>map(Object::getClass).toList());
    }

    @Test
    void explainThemselves() {
        for (LossPlugin<?> plugin : plugins()) {
            Doc doc = plugin.getClass().getAnnotation(Doc.class);
            assertThat(doc).as(plugin.name()).isNotNull();
            assertThat(doc.value()).isNotBlank();
            assertThat(doc.formula()).isNotBlank();
        }
    }

    @Test
    void acceptTheTargetsTheyCanWorkWith() {
        assertThat(new MeanSquaredError().accepts())
                .containsExactlyInAnyOrder(
                        TargetKind.NUMBER, TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.MULTI_LABEL);
        assertThat(new BinaryCrossEntropy().accepts())
                .containsExactlyInAnyOrder(TargetKind.BINARY, TargetKind.MULTI_LABEL);
        assertThat(new CrossEntropy().accepts())
                .containsExactlyInAnyOrder(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.NUMBER);
    }

    @Test
    void askForTheOutputsThatTheTargetNeeds() {
        LossPlugin<?> squared = new MeanSquaredError();
        assertThat(outputs(squared, TargetInfo.numbers(3))).isEqualTo(3);
        assertThat(outputs(squared, BuiltIn.classes(2))).isEqualTo(1);
        assertThat(outputs(squared, BuiltIn.classes(4))).isEqualTo(4);
        assertThat(outputs(new BinaryCrossEntropy(), BuiltIn.classes(2))).isEqualTo(1);
        assertThat(outputs(new CrossEntropy(), BuiltIn.classes(2))).isEqualTo(2);
        assertThat(outputs(new CrossEntropy(), BuiltIn.classes(7))).isEqualTo(7);
    }

    private static <P extends Record> int outputs(LossPlugin<P> plugin, TargetInfo target) {
        return plugin.create(plugin.defaults(), target).outputs();
    }

    @Test
    void nameTheirLinkAndFormula() {
        Loss squared = BuiltIn.SQUARED_NUMBERS.loss;
        assertThat(squared.link()).isEmpty();
        assertThat(squared.formula()).isEqualTo("1/5 Σ (ŷ - y)²");
        assertThat(BuiltIn.SQUARED_NUMBER.loss.formula()).isEqualTo("(ŷ - y)²");
        assertThat(BuiltIn.BINARY_CROSS_ENTROPY.loss.link()).contains("sigmoid");
        assertThat(BuiltIn.CROSS_ENTROPY.loss.link()).contains("softmax");
    }

    @Test
    void weighEveryRowAlike() {
        for (BuiltIn built : BuiltIn.values()) {
            assertThat(built.loss.rowWeight(Matrix.zeros(1, built.width), 0)).isEqualTo(1);
        }
    }
}
