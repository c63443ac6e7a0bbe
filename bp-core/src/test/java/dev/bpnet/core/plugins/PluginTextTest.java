package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PluginTextTest {
    private final Plugins plugins = Samples.plugins();

    @Test
    void describesForTheTerminal() {
        assertThat(PluginText.render(describe(Activation.class, "leaky_relu"))).isEqualTo("""
                activation leaky_relu
                  Lets a little through below zero.

                  formula  a = z if z > 0 else slope * z
                  source   Maas, Hannun, Ng, 2013
                  class    dev.bpnet.core.plugins.Samples$LeakyRelu
                  from     test-classes

                parameters
                  key    type    range      default  meaning
                  slope  number  >= 0, < 1  0.01     The slope below zero.

                example
                  activation: {leaky_relu: {slope: 0.01}}
                """);
    }

    @Test
    void describesRequiredOptionalAndChosenParameters() {
        assertThat(PluginText.render(describe(Layer.class, "dense"))).isEqualTo("""
                layer dense

                  class    dev.bpnet.core.plugins.Samples$Dense
                  from     test-classes

                parameters
                  key         type          range  default     meaning
                  units       whole number  >= 1   (required)  The width of the output.
                  activation  activation           relu
                  dropout     number               -

                example
                  layers:
                    - dense:
                        units: 1
                        activation: relu
                """);
    }

    @Test
    void describesAPluginWithoutParameters() {
        assertThat(PluginText.render(describe(Activation.class, "relu"))).isEqualTo("""
                activation relu

                  class    dev.bpnet.core.plugins.Samples$Relu
                  from     test-classes

                It takes no parameters.

                example
                  activation: relu
                """);
    }

    @Test
    void theMeaningOfConstantsFollowsThatOfTheParameter() {
        assertThat(describe(Activation.class, "gelu").parameters())
                .containsExactly(new PluginDescription.Row(
                        "form",
                        "exact | tanh_approximation",
                        "",
                        "exact",
                        false,
                        "How it is computed. exact: with the error function; tanh_approximation: with tanh"));
    }

    @Test
    void parametersOfRecordsFollowThem() {
        record Warmup(int steps, double start) {}
        record Nested(List<Warmup> phases, Warmup warmup, Map<String, Double> factors) {}
        record NestedPlugin(String name, Nested defaults) implements OptimizerPlugin<Nested> {
            @Override
            public Optimizer create(Nested parameters) {
                return new Samples.Rate(1);
            }
        }
        Nested defaults = new Nested(List.of(), new Warmup(3, 0.5), Map.of("a b", 1e-7));
        Plugins one = Plugins.of(new NestedPlugin("nested", defaults));
        PluginDescription description = PluginDescription.of(one, one.kindOf(Optimizer.class), "nested");
        assertThat(description.parameters())
                .extracting(row -> row.key() + " " + row.type() + " " + row.defaultValue())
                .containsExactly(
                        "phases list of (map) []",
                        "phases.steps whole number ",
                        "phases.start number ",
                        "warmup map ",
                        "warmup.steps whole number 3",
                        "warmup.start number 0.5",
                        "factors map of (number) {a b: 1e-7}");
        assertThat(description.example()).isEqualTo("""
                optimizer:
                  nested:
                    phases: []
                    warmup: {steps: 3, start: 0.5}
                    factors: {a b: 1e-7}""");
    }

    @Test
    void examplesStandWhereTheirKindStands() {
        PluginKind metric = plugins.kindOf(Metric.class);
        assertThat(metric.service()).isEqualTo(MetricPlugin.class);
        assertThat(PluginExample.of(metric, "accuracy", Map.of())).isEqualTo("metrics: [accuracy]");
        assertThat(PluginExample.of(metric, "top_k", Map.of("k", 5L))).isEqualTo("metrics: [{top_k: {k: 5}}]");
        assertThat(PluginExample.of(plugins.kindOf(Layer.class), "flatten", Map.of()))
                .isEqualTo("layers:\n  - flatten");
    }

    @Test
    void textsThatYamlWouldMisreadAreQuoted() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("plain", "a/b.csv");
        tree.put("no", List.of("true", "1e-3", "", " a", "a: b", "say \"x\"\n", "-", "#", "ü"));
        tree.put("nothing", null);
        tree.put("flag", true);
        assertThat(FlowYaml.text(tree))
                .isEqualTo("{plain: a/b.csv, \"no\": [\"true\", \"1e-3\", \"\", \" a\", \"a: b\", "
                        + "\"say \\\"x\\\"\\n\", \"-\", \"#\", \"ü\"], nothing: null, flag: true}");
    }

    @Test
    void describesInMarkdown() {
        assertThat(PluginMarkdown.section(describe(Activation.class, "gelu"))).isEqualTo("""
                ### `gelu`

                | key | type | range | default | meaning |
                |---|---|---|---|---|
                | `form` | exact \\| tanh_approximation |  | `exact` | \
                How it is computed. exact: with the error function; tanh_approximation: with tanh |

                ```yaml
                activation: {gelu: {form: exact}}
                ```

                Class `dev.bpnet.core.plugins.Samples$Gelu`, test-classes.
                """);
        assertThat(PluginMarkdown.section(describe(Activation.class, "leaky_relu")))
                .contains("Formula: `a = z if z > 0 else slope * z`", ">= 0, &lt; 1");
        assertThat(PluginMarkdown.section(describe(Layer.class, "dense"))).contains("| **required** |");
    }

    @Test
    void theReferenceIsSortedAndTheSameEverywhere() {
        String reference = PluginMarkdown.reference(plugins);
        assertThat(reference.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# Plugins",
                        "## activation",
                        "### `gelu`",
                        "### `leaky_relu`",
                        "### `relu`",
                        "## layer",
                        "### `dense`",
                        "## loss",
                        "### `flat`",
                        "### `huber`",
                        "## optimizer",
                        "### `adam`",
                        "## schedule",
                        "### `cosine`");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(PluginMarkdown.reference(Samples.plugins())).isEqualTo(reference);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anUnknownNameIsAnUnknownPlugin() {
        assertThatExceptionOfType(UnknownPluginException.class)
                .isThrownBy(() -> describe(Activation.class, "rleu"))
                .withMessageContaining("did you mean 'relu'?");
    }

    private PluginDescription describe(Class<?> created, String name) {
        return PluginDescription.of(plugins, plugins.kindOf(created), name);
    }
}
