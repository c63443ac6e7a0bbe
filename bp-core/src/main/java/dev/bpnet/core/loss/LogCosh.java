package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * The mean over the outputs of {@code ln cosh(d) = |d| + ln(1 + e^(-2|d|)) - ln 2} with {@code d = z - t}, slope
 * {@code tanh(d)}.
 */
@Doc(
        value =
                "The logarithm of the hyperbolic cosine: a square near 0, an absolute difference far away, smooth everywhere.",
        formula = "ln cosh(z - t)",
        source = "Keras LogCosh")
public final class LogCosh implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public LogCosh() {}

    @Override
    public String name() {
        return "log_cosh";
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
    public Loss create(NoParameters none, TargetInfo target) {
        return new Of(target);
    }

    private static final class Of extends ElementwiseLoss {
        private static final double LN_2 = 0.693147180559945309417;

        Of(TargetInfo target) {
            super(target);
        }

        @Override
        protected double value(double z, double t, int j) {
            double d = Math.abs(z - t);
            // Near 0 the terms cancel; the series is exact to 17·d⁸/2520 there.
            return d < 0.01
                    ? d * d / 2 - d * d * d * d / 12 + d * d * d * d * d * d / 45
                    : d + DoubleMath.log1p(DoubleMath.exp(-2 * d)) - LN_2;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return DoubleMath.tanh(z - t);
        }

        @Override
        public String formula() {
            return "ln cosh(ŷ - y)";
        }

        @Override
        public String deltaFormula() {
            return "tanh(ŷ - y)";
        }
    }
}
