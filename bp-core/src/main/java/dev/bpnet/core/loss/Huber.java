package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Set;

/**
 * The mean over the outputs of {@code d²/2} where {@code |d| <= delta}, else {@code delta (|d| - delta/2)}, with
 * {@code d = z - t}; slope {@code d}, cut to ±delta. The delta is told in the unit of the target.
 */
@Doc(
        value = "Squares near 0, absolute differences beyond delta: outliers pull with a bounded force.",
        formula = "d²/2 where |d| <= delta, else delta (|d| - delta/2), d = z - t",
        source = "Huber: Robust estimation of a location parameter, 1964; PyTorch HuberLoss")
public final class Huber implements LossPlugin<Huber.Parameters> {

    /**
     * Parameters of the Huber loss.
     *
     * @param delta where squares end, in the unit of the target
     */
    public record Parameters(
            @Range(min = 0, exclusiveMin = true)
            @Doc("the difference, in the unit of the target, beyond which it grows no longer with the square")
            double delta) {}

    /** Found as a service. */
    public Huber() {}

    @Override
    public String name() {
        return "huber";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.delta());
    }

    private static final class Of extends ElementwiseLoss {
        private final double[] deltas;

        Of(TargetInfo target, double delta) {
            super(target);
            deltas =
                    target.scales().stream().mapToDouble(scale -> delta / scale).toArray();
        }

        @Override
        protected double value(double z, double t, int j) {
            double d = Math.abs(z - t);
            return d <= deltas[j] ? d * d / 2 : deltas[j] * (d - deltas[j] / 2);
        }

        @Override
        protected double slope(double z, double t, int j) {
            double d = z - t;
            return Math.abs(d) <= deltas[j] ? d : Double.isNaN(d) ? d : Math.signum(d) * deltas[j];
        }

        @Override
        public String formula() {
            return "(ŷ - y)²/2 near 0, δ|ŷ - y| - δ²/2 beyond δ";
        }

        @Override
        public String deltaFormula() {
            return "ŷ - y within ±δ";
        }
    }
}
