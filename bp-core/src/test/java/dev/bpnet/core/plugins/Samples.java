package dev.bpnet.core.plugins;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plugins as small as they can be. */
final class Samples {

    private Samples() {}

    static Plugins plugins() {
        return Plugins.of(
                new Relu(),
                new Gelu(),
                new LeakyRelu(),
                new Dense(),
                new Adam(),
                new Cosine(),
                new Huber(),
                new Flat());
    }

    record Linear(double slope) implements ElementwiseActivation {
        @Override
        public double value(double z) {
            return slope * z;
        }

        @Override
        public double slope(double z, double a) {
            return slope;
        }
    }

    static final class Relu implements ActivationPlugin<NoParameters> {
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
            return new Linear(1);
        }
    }

    static final class Gelu implements ActivationPlugin<Gelu.Parameters> {
        enum Form {
            @Doc("with the error function")
            EXACT,
            @Doc("with tanh")
            TANH_APPROXIMATION
        }

        record Parameters(@Doc("How it is computed.") Form form) {}

        @Override
        public String name() {
            return "gelu";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(Form.EXACT);
        }

        @Override
        public Activation create(Parameters parameters) {
            return new Linear(parameters.form().ordinal());
        }
    }

    @Doc(
            value = "Lets a little through below zero.",
            formula = "a = z if z > 0 else slope * z",
            source = "Maas, Hannun, Ng, 2013")
    static final class LeakyRelu implements ActivationPlugin<LeakyRelu.Parameters> {
        record Parameters(
                @Doc("The slope below zero.") @Range(min = 0, max = 1, exclusiveMax = true)
                double slope) {}

        @Override
        public String name() {
            return "leaky_relu";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(0.01);
        }

        @Override
        public Activation create(Parameters parameters) {
            return new Linear(parameters.slope());
        }
    }

    static final class Dense implements LayerPlugin<Dense.Parameters> {
        record Parameters(
                @Required @Range(min = 1) @Doc("The width of the output.")
                int units,

                Choice<Activation> activation,
                @Nullable Double dropout) {}

        @Override
        public String name() {
            return "dense";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(1, Choice.of("relu"), null);
        }

        @Override
        public Layer create(Parameters parameters, LayerContext context) {
            throw new UnsupportedOperationException("asked for " + parameters.units() + " units");
        }
    }

    record Rate(double learningRate) implements Optimizer {
        @Override
        public List<GradientTransform> chain() {
            return List.of();
        }
    }

    static final class Adam implements OptimizerPlugin<Adam.Parameters> {
        record Parameters(
                @Range(min = 0, exclusiveMin = true) @Doc("The step size.")
                double learningRate,

                @Range(min = 0, max = 1, exclusiveMax = true)
                List<Double> betas) {}

        @Override
        public String name() {
            return "adam";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(0.001, List.of(0.9, 0.999));
        }

        @Override
        public Optimizer create(Parameters parameters) {
            return new Rate(parameters.learningRate());
        }
    }

    record Constant() implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            return base;
        }
    }

    static final class Cosine implements SchedulePlugin<Cosine.Parameters> {
        record Parameters(@Range(max = 1000) Span warmup) {}

        @Override
        public String name() {
            return "cosine";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(Span.epochs(0));
        }

        @Override
        public Schedule create(Parameters parameters) {
            return new Constant();
        }
    }

    static class Huber implements LossPlugin<NoParameters> {
        @Override
        public String name() {
            return "huber";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Set<TargetKind> accepts() {
            return Set.of(TargetKind.NUMBER);
        }

        @Override
        public Loss create(NoParameters parameters, TargetInfo target) {
            throw new UnsupportedOperationException("asked for " + name() + " on " + target.kind());
        }
    }

    static final class Flat extends Huber {
        @Override
        public String name() {
            return "flat";
        }

        @Override
        public Set<TargetKind> accepts() {
            return Set.of(TargetKind.CATEGORY, TargetKind.BINARY);
        }
    }
}
