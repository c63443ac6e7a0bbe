package dev.bpnet.core.optimize;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Parity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Penalties and constraints in the chain, against the gradients of PyTorch and projections of numpy. */
class RegulatedTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final JsonNode FILE = Parity.file("regulations.json");

    @ParameterizedTest
    @ValueSource(strings = {"l1", "l2", "l1_l2", "max_norm", "unit_norm", "non_negative"})
    void everyStepIsThatOfTheReference(String name) {
        JsonNode reference = Parity.cases("regulations.json", name).getFirst();
        Run run = new Run(regulation(name, hyper(reference)));
        for (int t = 0; t < FILE.get("gradients").size(); t++) {
            run.step(t);
            double[][] expected = Parity.rows(reference.get("steps").get(t));
            for (int i = 0; i < run.weight.size(); i++) {
                double want = expected[i / 4][i % 4];
                // Within one step of float of what the sum of all steps went through.
                assertClose(
                        run.parameters[run.weight.offset() + i], want, 1e-6, 3e-7, name + " step " + t + " at " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"l1", "l2", "l1_l2"})
    void thePenaltyIsThatOfTheReference(String name) {
        JsonNode reference = Parity.cases("regulations.json", name).getFirst();
        Regularizer regularizer = regulation(name, hyper(reference)).regularizer();
        assertThat(regularizer).isNotNull();
        assertClose(
                regularizer.penalty(Parity.rows(FILE.get("initial"))),
                reference.get("penalty").asDouble(),
                1e-14,
                0,
                name);
    }

    @Test
    void theParameterBesideIsLeftAlone() {
        Run plain = new Run(Regulation.NONE);
        Run both = new Run(new Regulation(
                regulation("l1_l2", Map.of("l1", 0.5, "l2", 0.5)).regularizer(),
                regulation("max_norm", Map.of("max_value", 0.1)).constraint()));
        for (int t = 0; t < 3; t++) {
            plain.step(t);
            both.step(t);
        }
        assertThat(Arrays.copyOf(both.parameters, both.weight.offset()))
                .isEqualTo(Arrays.copyOf(plain.parameters, plain.weight.offset()));
        assertThat(both.parameters).isNotEqualTo(plain.parameters);
    }

    @Test
    void whatWorksValueByValueStaysOnBands() {
        assertThat(new Run(regulation("l1_l2", Map.of())).chain.elementwise()).isTrue();
        assertThat(new Run(regulation("non_negative", Map.of())).chain.elementwise())
                .isTrue();
        assertThat(new Run(regulation("max_norm", Map.of())).chain.elementwise())
                .isFalse();
    }

    @Test
    void withoutRegulationsTheOptimizerIsLeftAsItIs() {
        Optimizer optimizer = new Descent();
        assertThat(Regulated.of(optimizer, List.of(Regulation.NONE, Regulation.NONE)))
                .isSameAs(optimizer);
    }

    @Test
    void aStepAllocatesNothing() {
        Run run = new Run(new Regulation(
                regulation("l1_l2", Map.of()).regularizer(),
                regulation("unit_norm", Map.of()).constraint()));
        assertThat(Allocation.bytesPerCall(() -> run.step(0))).isZero();
    }

    private static Map<String, Object> hyper(JsonNode reference) {
        Map<String, Object> hyper = new LinkedHashMap<>();
        reference
                .get("hyper")
                .propertyStream()
                .forEach(e -> hyper.put(e.getKey(), e.getValue().asDouble()));
        return hyper;
    }

    private static Regulation regulation(String name, Map<String, ?> parameters) {
        return name.startsWith("l")
                ? new Regulation(PLUGINS.regularizer(PLUGINS.choice(Regularizer.class, name, parameters)), null)
                : new Regulation(null, PLUGINS.constraint(PLUGINS.choice(Constraint.class, name, parameters)));
    }

    /** The weight of the reference behind another parameter. */
    private static final class Run {
        final Parameter weight;
        final float[] parameters;
        final float[] gradients;
        final ChainRun chain;
        private final float[][] given;
        private long step;

        Run(Regulation regulation) {
            ParameterLayout.Builder builder = ParameterLayout.builder();
            builder.add("before", Role.WEIGHT, 2, 3);
            weight = builder.add("weights", Role.WEIGHT, 3, 4);
            ParameterLayout layout = builder.build();
            parameters = new float[layout.size()];
            gradients = new float[layout.size()];
            Arrays.fill(parameters, 0, weight.offset(), 2);
            float[] initial = flat(FILE.get("initial"));
            System.arraycopy(initial, 0, parameters, weight.offset(), initial.length);
            given = FILE.get("gradients").valueStream().map(RegulatedTest::flat).toArray(float[][]::new);
            chain = new ChainRun(
                    Regulated.of(new Descent(), List.of(Regulation.NONE, regulation)),
                    layout,
                    parameters,
                    gradients,
                    KernelsUnderTest.kernels(),
                    () -> 0.1,
                    ParameterGroups.none(layout));
        }

        void step(int t) {
            System.arraycopy(given[t], 0, gradients, weight.offset(), given[t].length);
            chain.begin(++step);
            if (chain.elementwise()) {
                for (int from = weight.offset(); from < weight.end(); from += 5) {
                    chain.apply(weight, from, Math.min(weight.end(), from + 5));
                }
            } else {
                chain.applyAll();
            }
        }
    }

    private static float[] flat(JsonNode rows) {
        double[][] w = Parity.rows(rows);
        float[] flat = new float[w.length * w[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) w[i / w[0].length][i % w[0].length];
        }
        return flat;
    }

    private static final class Descent implements Optimizer {
        @Override
        public double learningRate() {
            return 0.1;
        }

        @Override
        public List<GradientTransform> chain() {
            return List.of(new GradientTransform() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    k.axpby((float) -s.learningRate(p), s.gradients(), from, 1, s.parameters(), from, to - from);
                }
            });
        }
    }
}
